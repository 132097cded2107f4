import type { NCInitOptions, NexconnEngine } from '../api.ts';
import { createEngine } from '../createEngine.ts';
import type { Cancel, Database, IdentityKeeper, Ports, Signal, TokenCache } from '../ports.ts';
import type { Loaders } from '../session/engineContext.ts';
import * as keepers from '../session/keepers.ts';
import { createFakeClock, type FakeClock } from './fakeClock.ts';
import { createFakeTransport, type FakeTransport } from './fakeTransport.ts';

/** The surroundings of a page, moved by the test. */
export interface FakeSurroundings {
  isOnline: boolean;
  /** Sends a signal as the page would. */
  signal(signal: Signal): void;
}

/** The real engine on a clock, a network and a page of the test's own. */
export interface FakeEngine {
  readonly engine: NexconnEngine;
  readonly clock: FakeClock;
  readonly transport: FakeTransport;
  readonly surroundings: FakeSurroundings;
}

export interface FakeEngineOptions extends Partial<NCInitOptions> {
  /** Share of the backoff bound that each wait takes, 0 to 1. Default 1: the longest. */
  readonly jitter?: number | undefined;
  readonly database?: Database | undefined;
  readonly tokenCache?: TokenCache | undefined;
  readonly identity?: IdentityKeeper | undefined;
  /** What a relay turns out to be after a dial through it failed. Default: it does not answer. */
  readonly proxyFinding?: keyof typeof PROXY_CODES | undefined;
}

const PROXY_CODES = { noAnswer: 34240, notForGateway: 34245, gatewayDown: null } as const;

const READY_DATABASE: Database = {
  open: () => Promise.resolve({ isRecreated: false, close: () => {} }),
  recallUser: () => Promise.resolve(null),
  rememberUser: () => Promise.resolve(),
};

function fakeIdentity(clientId: string): IdentityKeeper {
  let dialNumber = 0;
  return {
    next: () => Promise.resolve({ clientId, browserId: undefined, dialNumber: (dialNumber += 1) }),
    release: () => {},
  };
}

/** Makes the real engine over fakes: every rule of the connection can be tried without a network and without waiting. */
export function createFakeEngine(options: FakeEngineOptions = {}): FakeEngine {
  const { jitter = 1, database, tokenCache, identity, proxyFinding = 'noAnswer', ...init } = options;
  const clock = createFakeClock();
  const transport = createFakeTransport();
  const listeners = new Set<(signal: Signal) => void>();
  const surroundings: FakeSurroundings = {
    isOnline: true,
    signal: (signal) => listeners.forEach((hear) => hear(signal)),
  };
  const listenToPage = (hear: (signal: Signal) => void): Cancel => {
    listeners.add(hear);
    return () => listeners.delete(hear);
  };
  const ports: Ports & Loaders = {
    loadKeepers: () => Promise.resolve({ ...keepers, listenToPage }),
    clock,
    transport,
    random: () => jitter,
    isOnline: () => surroundings.isOnline,
    identity: identity ?? fakeIdentity('client'),
    loadDatabase: () => Promise.resolve(database ?? READY_DATABASE),
    tokenCache: tokenCache ?? { read: () => null, write: () => {}, purge: () => {} },
    loadProxyInspector: () => Promise.resolve(() => Promise.resolve(PROXY_CODES[proxyFinding])),
  };
  const engine = createEngine({ appKey: 'app', gatewayUrl: 'http://gateway.test', ...init }, ports);
  return { engine, clock, transport, surroundings };
}
