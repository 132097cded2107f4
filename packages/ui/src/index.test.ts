import { expect, it } from 'vitest';
import * as ui from './index.ts';

it('the public names change only on purpose', () => {
  expect(Object.keys(ui).toSorted()).toMatchInlineSnapshot(`
    [
      "ConnectionBanner",
      "ConnectionIndicator",
      "KickedOfflineModal",
      "SessionEndedDialog",
      "TokenRefreshBoundary",
      "en",
      "loadSurfaces",
    ]
  `);
});
