import { seededRandom } from '@nexconn-kit/core/testing';
import { transition } from '../../packages/core/dist/machine/transition.js';
import { DIAL_MS } from '../../packages/core/dist/numbers.js';
import { ACTIVITIES } from '../../packages/core/dist/session/activities.js';
import { reconnectSpreadMs } from '../../packages/gateway/dist/realtime/reconnectSpreadMs.js';
import { createTokenBucket } from '../../packages/gateway/dist/tokenBucket.js';
import { createEventQueue } from './eventQueue.mjs';

const ADMITTED_A_SECOND = { limit: 20_000, windowMs: 1_000 };
/** Whoever is not back by then never will be. */
const PATIENCE_MS = 600_000;
/** Connected, and for so long that no trouble of before counts. */
const STABLE = { phase: 'online', attempt: 0 };

/** Asks the engine's own activity how long a client in this state waits before it dials; the clock is the herd's. */
function createWaits({ clients, windowMs = 0, seed }, monotonic) {
  let attempt = 0;
  let waitMs = 0;
  const schedule = (_retry, afterMs) => {
    waitMs = afterMs;
    return () => {};
  };
  const context = {
    clock: { now: monotonic, monotonic, schedule },
    board: { read: () => ({ attempt, error: null }), write: () => {} },
    random: seededRandom(seed),
    hasOpened: false,
    downSinceMs: 0,
    spreadMs: reconnectSpreadMs(clients),
    windowEndsAtMs: windowMs,
  };
  return (state) => {
    attempt = state.attempt;
    ACTIVITIES.retry(context, () => {});
    return waitMs;
  };
}

/**
 * Away, it refuses a dial at once, which is the worst case. Back, it admits 20,000 a second, by the bucket with which
 * our gateway counts handshakes, and leaves every dial beyond that without an answer: that costs the client 10 s.
 */
function createGateway(outageMs) {
  const bucket = createTokenBucket(ADMITTED_A_SECOND);
  const arrivals = new Int32Array(PATIENCE_MS);
  return {
    arrivals,
    answer(nowMs) {
      if (nowMs < outageMs) return 'refused';
      arrivals[nowMs - outageMs] += 1;
      return bucket.take(1, nowMs) > 0 ? 'unanswered' : 'admitted';
    },
  };
}

/**
 * Clients that had long been connected lose their gateway in one instant, and dial it until all are back.
 *
 * @param {{ clients: number, outageMs: number, windowMs?: number, seed: number }} scenario `windowMs` is the window
 *   that a gateway names when it is drained
 * @returns arrivals by millisecond and each client's way back, both counted from the gateway's return; dials of all
 */
export function simulateHerd(scenario) {
  const { clients, outageMs } = scenario;
  let nowMs = 0;
  const count = { dials: 0, missing: clients };
  const waitOf = createWaits(scenario, () => nowMs);
  const gateway = createGateway(outageMs);
  const queue = createEventQueue(clients);
  const states = Array.from({ length: clients }, () => STABLE);
  const backAtMs = new Int32Array(clients).fill(PATIENCE_MS);

  const tell = (client, event) => (states[client] = transition(states[client], event).state);
  const lose = (client) => queue.add(client, Math.floor(nowMs + waitOf(tell(client, 'linkLost'))) + 1);
  const comeBack = (client) => {
    tell(client, 'sessionAnswered');
    tell(client, 'storeSettled');
    backAtMs[client] = nowMs - outageMs;
    count.missing -= 1;
  };
  const then = { refused: lose, unanswered: (client) => queue.add(client, nowMs + DIAL_MS), admitted: comeBack };
  const dial = (client) => {
    tell(client, 'retryDue');
    count.dials += 1;
    then[gateway.answer(nowMs)](client);
  };
  const happen = (client) => (states[client].phase === 'dialing' ? lose(client) : dial(client));

  for (let client = 0; client < clients; client += 1) lose(client);
  for (nowMs = 1; count.missing > 0 && nowMs < outageMs + PATIENCE_MS; nowMs += 1) queue.empty(nowMs, happen);
  return { arrivals: gateway.arrivals, backAtMs, dials: count.dials };
}
