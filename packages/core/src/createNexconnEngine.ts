import type { NCInitOptions, NexconnEngine } from './api.ts';
import { checkInitOptions } from './checkArguments.ts';
import { createEngine } from './createEngine.ts';
import { memoryDatabase } from './database/memoryDatabase.ts';
import { lazyDatabase } from './database/lazyDatabase.ts';
import { browserId } from './platform/browserId.ts';
import { createFixedIdentity } from './platform/fixedIdentity.ts';
import { inspectProxy } from './platform/inspectProxy.ts';
import { keyValue } from './platform/keyValue.ts';
import { nodeSurroundings } from './platform/nodeSurroundings.ts';
import { createPageSurroundings } from './platform/pageSurroundings.ts';
import { randomId } from './platform/randomId.ts';
import { systemClock } from './platform/systemClock.ts';
import { systemRandom } from './platform/systemRandom.ts';
import { createTabIdentity } from './platform/tabIdentity.ts';
import type { Ports } from './ports.ts';
import { createTokenCache, noTokenCache } from './token/tokenCache.ts';
import { socketIoTransport } from './transport/socketIoTransport.ts';

type PlatformPorts = Pick<Ports, 'surroundings' | 'identity' | 'database' | 'tokenCache'>;

const isBrowser = typeof document !== 'undefined';

function browserPorts({ appKey, clientId, storage }: NCInitOptions): PlatformPorts {
  const kept = keyValue('localStorage');
  const browser = browserId();
  return {
    surroundings: createPageSurroundings(),
    identity:
      clientId === undefined
        ? createTabIdentity(appKey, browser, systemClock)
        : createFixedIdentity(clientId, browser, systemClock),
    database: lazyDatabase(async () =>
      (await import('./database/createBrowserDatabase.ts')).createBrowserDatabase(appKey, kept),
    ),
    tokenCache: storage === 'local' ? createTokenCache(appKey, kept) : noTokenCache,
  };
}

function nodePorts({ clientId }: NCInitOptions): PlatformPorts {
  return {
    surroundings: nodeSurroundings,
    identity: createFixedIdentity(clientId ?? randomId(), undefined, systemClock),
    database: memoryDatabase,
    tokenCache: noTokenCache,
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
    random: systemRandom,
    transport: socketIoTransport,
    inspectProxy,
    ...(isBrowser ? browserPorts(options) : nodePorts(options)),
  });
}
