import type { NCInitOptions, NexconnEngine } from '../api.ts';
import { createEngine } from '../createEngine.ts';
import * as messagesCode from '../messages/createMessages.ts';
// Fetched already: what is fetched later comes by no fake clock.
import '../messages/memoryRecords.ts';
import type {
  Cancel,
  Clock,
  Database,
  Exclusive,
  IdentityKeeper,
  Inspector,
  Random,
  Signal,
  TokenCache,
  Transport,
} from '../ports.ts';
import type { Keepers, MessagesCode } from '../session/engineContext.ts';
import * as keepers from '../session/keepers.ts';
import { createTokenCache } from '../token/tokenCache.ts';

/** The surroundings of a page, moved by the test. */
export interface FakeSurroundings {
  isOnline: boolean;
  /** Sends a signal as the page would. */
  signal(signal: Signal): void;
}

/** What stands in for a browser. What is left out is empty, ready, and alone. */
export interface FakeParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly transport: Transport;
  readonly inspect: Inspector;
  readonly database?: Database | undefined;
  readonly tokenCache?: TokenCache | undefined;
  readonly exclusive?: Exclusive | undefined;
  readonly identity?: IdentityKeeper | undefined;
  /** Hands over the code that is fetched beside the first dial. Default: at once. */
  readonly fetchKeepers?: ((code: Keepers) => Promise<Keepers>) | undefined;
  /** Hands over the code for messages. Default: at once. */
  readonly fetchMessages?: ((code: MessagesCode) => Promise<MessagesCode>) | undefined;
}

const READY_DATABASE: Database = {
  open: () => Promise.resolve({ isRecreated: false, close: () => {} }),
  recallUser: () => Promise.resolve(null),
  rememberUser: () => Promise.resolve(),
};

/** A client id of the test's own, and a count of dials. */
export function fakeIdentity(clientId: string, browserId?: string): IdentityKeeper {
  let dialNumber = 0;
  return {
    next: () => Promise.resolve({ clientId, browserId, dialNumber: (dialNumber += 1) }),
    release: () => {},
  };
}

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

let enginesMade = 0;

const alone: Exclusive = (_name, run) => run();

/** The real engine, on parts of the caller's own. */
export function createEngineOn(
  options: NCInitOptions,
  parts: FakeParts,
): { readonly engine: NexconnEngine; readonly surroundings: FakeSurroundings } {
  const {
    clock,
    random,
    transport,
    inspect,
    exclusive = alone,
    fetchKeepers = (code) => Promise.resolve(code),
    fetchMessages = (code) => Promise.resolve(code),
  } = parts;
  const { surroundings, listenToPage } = fakeSurroundings();
  let ids = 0;
  const madeAs = (enginesMade += 1);
  const engine = createEngine(options, {
    clock,
    random,
    transport,
    loadKeepers: () => fetchKeepers({ ...keepers, listenToPage, inspect, exclusive }),
    loadMessages: () => fetchMessages(messagesCode),
    randomId: () => `id-${madeAs}-${(ids += 1)}`,
    onOnline: (hear) => listenToPage((signal) => signal === 'online' && hear()),
    isOnline: () => surroundings.isOnline,
    identity: parts.identity ?? fakeIdentity('client'),
    loadDatabase: () => Promise.resolve(parts.database ?? READY_DATABASE),
    tokenCache: parts.tokenCache ?? createTokenCache(options.appKey, null),
  });
  return { engine, surroundings };
}
