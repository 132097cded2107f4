import type { NCInitOptions, NexconnEngine } from './api.ts';
import { checkInitOptions } from './checkArguments.ts';
import { createEngine } from './createEngine.ts';
import { claimTabId } from './platform/claimTabId.ts';
import { createIdentity, unclaimed } from './platform/createIdentity.ts';
import { isBrowser } from './platform/isBrowser.ts';
import { keyValue, nothingKept } from './platform/keyValue.ts';
import { nodeSurroundings, pageSurroundings } from './platform/pageSurroundings.ts';
import { randomId } from './platform/randomId.ts';
import { systemClock } from './platform/systemClock.ts';
import type { Ports } from './ports.ts';
import { createTokenCache } from './token/tokenCache.ts';
import { socketIoTransport } from './transport/socketIoTransport.ts';

type PlatformPorts = Pick<Ports, 'surroundings' | 'identity' | 'loadDatabase' | 'tokenCache'>;

function browserPorts({ appKey, clientId, storage }: NCInitOptions): PlatformPorts {
  const local = keyValue('localStorage');
  const session = keyValue('sessionStorage');
  const browserId = local.read(BROWSER_KEY) ?? randomId();
  local.write(BROWSER_KEY, browserId);
  return {
    surroundings: pageSurroundings,
    identity: createIdentity(
      session,
      async () => (clientId ? unclaimed(clientId) : claimTabId(appKey, session)),
      browserId,
    ),
    loadDatabase: async () =>
      (await import('./database/createBrowserDatabase.ts')).createBrowserDatabase(appKey, local),
    tokenCache: createTokenCache(appKey, storage === 'local' ? local : nothingKept),
  };
}
/** Tells the tabs of this browser from other devices; no more than that. */
const BROWSER_KEY = 'nexconn:browser';

function nodePorts({ appKey, clientId = randomId() }: NCInitOptions): PlatformPorts {
  return {
    surroundings: nodeSurroundings,
    identity: createIdentity(nothingKept, () => Promise.resolve(unclaimed(clientId))),
    loadDatabase: async () => (await import('./database/memoryDatabase.ts')).memoryDatabase,
    tokenCache: createTokenCache(appKey, nothingKept),
  };
}

/**
 * Makes an engine over the real network, clock and storage of a browser or of Node. It does nothing until `connect`.
 *
 * @throws NCError 33003 for an empty app key, a gateway address that is no URL, or an unknown category
 */
export function createNexconnEngine(options: NCInitOptions): NexconnEngine {
  const error = checkInitOptions(options);
  if (error !== null) throw error;
  return createEngine(options, {
    clock: systemClock,
    random: () => Math.random(),
    transport: socketIoTransport,
    loadRenewal: () => import('./session/renewalActivity.ts'),
    loadProxyInspector: () =>
      import('./platform/inspectProxy.ts').then(
        ({ inspectProxy }) => inspectProxy,
        () => () => Promise.resolve(null),
      ),
    ...(isBrowser ? browserPorts(options) : nodePorts(options)),
  });
}
