import { describe, expect, it } from 'vitest';
import * as kit from './index.ts';
import * as testing from './testing.tsx';

describe('@nexconn-kit/react', () => {
  it('exports these names and no others', () => {
    expect(Object.keys(kit).toSorted()).toMatchInlineSnapshot(`
      [
        "NexconnProvider",
        "useAccessToken",
        "useChannels",
        "useConnectionState",
        "useConnectionStatus",
        "useConnectionStatusHandler",
        "useConnectionStore",
        "useDatabaseRecreated",
        "useMessages",
        "useNexconnEngine",
        "useNexconnQueryClient",
        "useReconnect",
        "useResume",
        "useSendMessage",
        "useSignOut",
        "useUnreadCount",
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
