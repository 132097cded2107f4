import type { NCInitOptions, NexconnEngine } from '../api.ts';
import type { Database, Exclusive, IdentityKeeper, Inspector, TokenCache } from '../ports.ts';
import type { Keepers } from '../session/engineContext.ts';
import { createFakeClock, type FakeClock } from './fakeClock.ts';
import { createEngineOn, type FakeSurroundings } from './fakePorts.ts';
import { createFakeTransport, type FakeTransport } from './fakeTransport.ts';

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

/** What becomes of the code that is fetched beside the first dial. */
const KEEPERS_CODE = {
  ready: (code: Keepers) => Promise.resolve(code),
  failing: () => Promise.reject<Keepers>(new Error('not to be fetched')),
  hanging: () => new Promise<Keepers>(() => {}),
} as const;

/** Makes the real engine over fakes: every rule of the connection can be tried without a network and without waiting. */
export function createFakeEngine(options: FakeEngineOptions = {}): FakeEngine {
  const {
    jitter = 1,
    database,
    tokenCache,
    identity,
    proxyFinding = 'gatewayDown',
    exclusive,
    keepersCode = 'ready',
    ...init
  } = options;
  const clock = createFakeClock();
  const transport = createFakeTransport();
  const inspect: Inspector = async (_url, isRelay) =>
    isRelay === (proxyFinding !== 'blocked') ? FINDINGS[proxyFinding] : null;
  const fakes = createEngineOn(
    { appKey: 'app', gatewayUrl: 'http://gateway.test', ...init },
    {
      clock,
      transport,
      random: () => jitter,
      inspect,
      database,
      tokenCache,
      identity,
      exclusive,
      fetchKeepers: (code) => KEEPERS_CODE[typeof keepersCode === 'function' ? keepersCode() : keepersCode](code),
    },
  );
  return { ...fakes, clock, transport };
}
