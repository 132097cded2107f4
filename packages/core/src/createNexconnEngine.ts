import type { NCInitOptions, NexconnEngine } from './api.ts';
import { checkArguments, INIT_OPTIONS } from './checkArguments.ts';
import { createEngine } from './createEngine.ts';
import { claimTabId } from './platform/claimTabId.ts';
import { createIdentity, unclaimed } from './platform/createIdentity.ts';
import { isBrowser } from './platform/isBrowser.ts';
import { isOnline, onOnline } from './platform/isOnline.ts';
import { keyValue, nothingKept } from './platform/keyValue.ts';
import { randomId } from './platform/randomId.ts';
import { systemClock } from './platform/systemClock.ts';
import { systemRandom } from './platform/systemRandom.ts';
import type { Database, IdentityKeeper, KeyValue } from './ports.ts';
import { createTokenCache } from './token/tokenCache.ts';
import { socketIoTransport } from './transport/socketIoTransport.ts';

const BROWSER_KEY = 'nexconn:browser';

function browserIdentity({ appKey, clientId }: NCInitOptions, local: KeyValue): IdentityKeeper {
  const session = keyValue(() => sessionStorage);
  // Tells the tabs of this browser from other devices; no more than that.
  const browserId = local.read(BROWSER_KEY) ?? randomId();
  local.write(BROWSER_KEY, browserId);
  const claim = async () => (clientId ? unclaimed(clientId) : claimTabId(appKey, session));
  return createIdentity(session, claim, browserId);
}

function nodeIdentity({ clientId = randomId() }: NCInitOptions): IdentityKeeper {
  return createIdentity(nothingKept, async () => unclaimed(clientId));
}

async function loadDatabase(appKey: string, local: KeyValue): Promise<Database> {
  if (!isBrowser) return (await import('./database/memoryDatabase.ts')).memoryDatabase;
  return (await import('./database/createBrowserDatabase.ts')).createBrowserDatabase(appKey, local);
}

/**
 * Makes an engine over the real network, clock and storage of a browser or of Node. It does nothing until `connect`.
 *
 * @throws NCError 33003 for an empty app key, a gateway address that is no URL, or an unknown category
 */
export function createNexconnEngine(options: NCInitOptions): NexconnEngine {
  const error = checkArguments(options, INIT_OPTIONS);
  if (error) throw error;
  const { appKey, storage } = options;
  const local = isBrowser ? keyValue(() => localStorage) : nothingKept;
  return createEngine(options, {
    clock: systemClock,
    random: systemRandom,
    transport: socketIoTransport,
    isOnline,
    onOnline,
    identity: isBrowser ? browserIdentity(options, local) : nodeIdentity(options),
    tokenCache: createTokenCache(appKey, storage === 'local' && isBrowser ? local : null),
    loadDatabase: () => loadDatabase(appKey, local),
    loadKeepers: () => import('./realKeepers.ts'),
    loadMessages: () => import('./messages/createMessages.ts'),
    randomId,
  });
}
