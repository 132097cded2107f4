import { describe, expect, it } from 'vitest';
import * as kit from './index.ts';
import * as testing from './testing.tsx';

describe('@nexconn-kit/react', () => {
  it('exports these names and no others', () => {
    expect(Object.keys(kit).toSorted()).toMatchInlineSnapshot(`
      [
        "NexconnProvider",
        "useAccessToken",
        "useConnectionState",
        "useConnectionStatus",
        "useConnectionStatusHandler",
        "useConnectionStore",
        "useDatabaseRecreated",
        "useNexconnEngine",
        "useNexconnQueryClient",
        "useReconnect",
        "useResume",
        "useSignOut",
        "useUserData",
      ]
    `);
  });
});

describe('@nexconn-kit/react/testing', () => {
  it('exports these names and no others', () => {
    expect(Object.keys(testing)).toEqual(['FakeNexconnProvider']);
  });
});
