import type { NexconnEngine } from '@nexconn-kit/core';
import { createEngine } from '../../src/createEngine.ts';
import type { Records } from '../../src/messages/records.ts';
import { createIdentity, unclaimed } from '../../src/platform/createIdentity.ts';
import { keyValue } from '../../src/platform/keyValue.ts';
import { randomId } from '../../src/platform/randomId.ts';
import { systemClock } from '../../src/platform/systemClock.ts';
import { systemRandom } from '../../src/platform/systemRandom.ts';
import type { Database } from '../../src/ports.ts';
import { createTokenCache } from '../../src/token/tokenCache.ts';
import { socketIoTransport } from '../../src/transport/socketIoTransport.ts';
import { APP_KEY } from '../gatewayFixture.ts';

/** What of a tab outlives its page. */
export interface Profile {
  readonly clientId: string;
  readonly records: Records;
  readonly session: Map<string, string>;
}

/** A page of an application: the real engine over the real network, and records that outlive it. */
export interface Tab {
  readonly engine: NexconnEngine;
  /** The page is gone in the midst of whatever it did: nothing of it is stored or told from now on. */
  crash(): Promise<void>;
}

const SILENT = { warn: () => {}, error: () => {} };

/** The same records, until the page is gone. */
function recordsOf(records: Records, isGone: () => boolean): Records {
  const check = (): void => {
    if (isGone()) throw new Error('The page is gone.');
  };
  return {
    run: (mode, work) =>
      records.run(mode, (step) => {
        check();
        return work(step);
      }),
  };
}

export function openTab(gatewayUrl: string, { clientId, records, session }: Profile): Tab {
  let isGone = false;
  const database: Database = {
    open: async () => ({ isRecreated: false, records: recordsOf(records, () => isGone), close: () => {} }),
    recallUser: () => Promise.resolve(null),
    rememberUser: () => Promise.resolve(),
  };
  const kept = keyValue(() => ({
    getItem: (key) => session.get(key) ?? null,
    setItem: (key, value) => void session.set(key, value),
    removeItem: (key) => void session.delete(key),
  }));
  const engine = createEngine(
    { appKey: APP_KEY, gatewayUrl, logger: SILENT },
    {
      clock: systemClock,
      random: systemRandom,
      transport: socketIoTransport,
      isOnline: () => true,
      onOnline: () => () => {},
      identity: createIdentity(kept, async () => unclaimed(clientId)),
      tokenCache: createTokenCache(APP_KEY, null),
      loadDatabase: () => Promise.resolve(database),
      loadKeepers: async () => ({ ...(await import('../../src/realKeepers.ts')), exclusive: (_name, run) => run() }),
      loadMessages: () => import('../../src/messages/createMessages.ts'),
      randomId,
    },
  );
  return {
    engine,
    async crash() {
      isGone = true;
      await engine.destroy();
    },
  };
}
