import type { NCInitOptions, NexconnEngine } from '../api.ts';
import { createEngine } from '../createEngine.ts';
import type { Cancel, Database, Exclusive, IdentityKeeper, Inspector, Ports, Signal, TokenCache } from '../ports.ts';
import type { Keepers, Loaders } from '../session/engineContext.ts';
import * as keepers from '../session/keepers.ts';
import { createTokenCache } from '../token/tokenCache.ts';
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
  /** The locks of the browser whose tabs share the token cache. Default: there is no other tab. */
  readonly exclusive?: Exclusive | undefined;
  readonly identity?: IdentityKeeper | undefined;
  /** Whether the code that is fetched beside the first dial arrives. A function is asked each time. Default: ready. */
  readonly keepersCode?: keyof typeof KEEPERS_CODE | (() => keyof typeof KEEPERS_CODE) | undefined;
  /** What is found by HTTP after a dial that opened no WebSocket: of a relay, or of the gateway itself. Default: no answer. */
  readonly proxyFinding?: keyof typeof FINDINGS | undefined;
}

const FINDINGS = {
  noAnswer: { code: 34240 },
  notForGateway: { code: 34245 },
  blocked: { code: 30010, message: '30010: WebSocket is blocked.' },
  gatewayDown: null,
} as const;

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

/** What becomes of the code that is fetched beside the first dial. */
const KEEPERS_CODE = {
  ready: (code: Keepers) => Promise.resolve(code),
  failing: () => Promise.reject<Keepers>(new Error('not to be fetched')),
  hanging: () => new Promise<Keepers>(() => {}),
} as const;

function fakeSurroundings() {
  const listeners = new Set<(signal: Signal) => void>();
  const surroundings: FakeSurroundings = {
    isOnline: true,
    signal: (signal) => listeners.forEach((hear) => hear(signal)),
  };
  const listenToPage = (hear: (signal: Signal) => void): Cancel => {
    listeners.add(hear);
    return () => listeners.delete(hear);
  };
  return { surroundings, listenToPage };
}

const alone: Exclusive = (_name, run) => run();

/** Makes the real engine over fakes: every rule of the connection can be tried without a network and without waiting. */
export function createFakeEngine(options: FakeEngineOptions = {}): FakeEngine {
  const {
    jitter = 1,
    database,
    tokenCache,
    identity,
    proxyFinding = 'gatewayDown',
    exclusive = alone,
    keepersCode = 'ready',
    ...init
  } = options;
  const clock = createFakeClock();
  const transport = createFakeTransport();
  const { surroundings, listenToPage } = fakeSurroundings();
  const inspect: Inspector = async (_url, isRelay) =>
    isRelay === (proxyFinding !== 'blocked') ? FINDINGS[proxyFinding] : null;
  const ports: Ports & Loaders = {
    loadKeepers: () =>
      KEEPERS_CODE[typeof keepersCode === 'function' ? keepersCode() : keepersCode]({
        ...keepers,
        listenToPage,
        inspect,
        exclusive,
      }),
    onOnline: (hear) => listenToPage((signal) => signal === 'online' && hear()),
    clock,
    transport,
    random: () => jitter,
    isOnline: () => surroundings.isOnline,
    identity: identity ?? fakeIdentity('client'),
    loadDatabase: () => Promise.resolve(database ?? READY_DATABASE),
    tokenCache: tokenCache ?? createTokenCache('app', null),
  };
  const engine = createEngine({ appKey: 'app', gatewayUrl: 'http://gateway.test', ...init }, ports);
  return { engine, clock, transport, surroundings };
}
