// Types only, or the code that a page starts with would be cut in two for the sake of this chunk.
import type { NCConnectionStatus, NCConnectParams, NexconnEngine } from '@nexconn-kit/core';
import { QueryClient } from '@tanstack/react-query';

const CONNECTED: NCConnectionStatus = 0;
const TOKEN_INCORRECT: NCConnectionStatus = 15;

/** As long as an engine waits for a token provider. */
const LIMIT_MS = 10_000;
const PAUSE_MS = 1_000;

const pause = (forMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, forMs));

/** How to get a fresh token into an engine that was given a string. */
export interface TokenSource {
  /** Asks the application's server. May fail: that is no sign-out. */
  readonly refreshToken: () => Promise<string>;
  /** What the engine was connected with, besides the token. `userId` is known by itself once it was connected. */
  readonly connectParams?: Omit<NCConnectParams, 'token'> | undefined;
}

interface Flights {
  /** Its one query is the flight. Its own client, so that there is one flight an engine whatever clients stand around. */
  readonly client: QueryClient;
  /** The calls that nobody asked for are used up until the connection has been stable again. */
  isSpent: boolean;
}

const flightsOfEngines = new WeakMap<NexconnEngine, Flights>();

function flightsOf(engine: NexconnEngine): Flights {
  const known = flightsOfEngines.get(engine);
  if (known) return known;
  const flights: Flights = { client: new QueryClient(), isSpent: false };
  flightsOfEngines.set(engine, flights);
  engine.subscribe(() => {
    const { status, downSinceMs } = engine.getConnectionState();
    if (status === CONNECTED && downSinceMs === null) flights.isSpent = false;
  });
  return flights;
}

/** An answer that is dropped when it comes too late. */
function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The application gave no token in time.')), LIMIT_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function renewOnce(engine: NexconnEngine, { refreshToken, connectParams }: TokenSource): Promise<void> {
  const token = await inTime(refreshToken());
  if (engine.getConnectionStatus() !== TOKEN_INCORRECT) throw new Error('Nobody waits for this token any more.');
  // Named, so that the engine takes the new string for the same user's: a switch of user would drop what waits to be sent.
  const userId = engine.getCurrentUserId() ?? undefined;
  const result = await engine.connect({ userId, ...connectParams, token });
  if (!result.isOk) throw result.error;
}

async function renewTwice(engine: NexconnEngine, source: TokenSource): Promise<void> {
  try {
    await renewOnce(engine, source);
  } catch (error) {
    await pause(PAUSE_MS);
    if (engine.getConnectionStatus() !== TOKEN_INCORRECT) throw error;
    await renewOnce(engine, source);
  }
}

/**
 * Gets a fresh token and connects with it. Who comes while a flight is under way, joins it.
 *
 * @param isAsked a person asked: one call. Else two at most, and none until the connection has been stable again
 * @returns whether the connection is back
 */
export async function renewToken(
  engine: NexconnEngine,
  source: TokenSource,
  isAsked: boolean,
): Promise<{ readonly isOk: boolean }> {
  const flights = flightsOf(engine);
  if (!isAsked && flights.client.isFetching() === 0) {
    if (flights.isSpent) return { isOk: false };
    flights.isSpent = true;
  }
  const flight = flights.client.fetchQuery({
    queryKey: ['renewToken'],
    queryFn: async () => {
      await (isAsked ? renewOnce : renewTwice)(engine, source);
      // The token itself must not stand in query data.
      return { obtainedAtMs: Date.now() };
    },
    networkMode: 'always',
    gcTime: 0,
  });
  return flight.then(
    () => ({ isOk: true }),
    () => ({ isOk: false }),
  );
}
