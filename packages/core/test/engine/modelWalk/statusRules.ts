import { REFUSALS, type WalkEvent } from './events.ts';
import { isProvider, isTerminal, liveDial } from './memory.ts';
import { isDialing, isOpening, openAsk, type Rule, type Step } from './step.ts';

const WAITING: readonly number[] = [1, 13, 17];
/** Where each status that is not terminal can lead. 12 and 11 are always near: `disconnect` and `destroy`. */
const NEXT: Readonly<Record<number, readonly number[]>> = {
  0: [1, 6, 10, 11, 12, 13, 15, 16, 19],
  1: [6, 10, 11, 12, 13, 15, 16, 17, 19],
  10: [0, 1, 6, 11, 12, 13, 14, 15, 16, 17, 19],
  13: [1, 10, 11, 12, 14],
  17: [1, 6, 10, 11, 12, 13, 14, 15, 16, 19],
};
const startsWith = (event: WalkEvent, status: number): boolean =>
  event.type === 'connect' ||
  event.type === 'resume' ||
  event.type === 'disconnect' ||
  event.type === 'destroy' ||
  (event.type === 'reconnectNow' && status === 14);

const isHopAllowed = ({ event, hops }: Step, index: number): boolean => {
  const { previousStatus, status } = hops[index] ?? { previousStatus: 11, status: 11 };
  if (isTerminal(previousStatus)) {
    return index === 0 && startsWith(event, previousStatus) && [10, 11, 12].includes(status);
  }
  return NEXT[previousStatus]?.includes(status) ?? false;
};

export const STATUS_RULES: readonly Rule[] = [
  ['nothing went wrong the moment it happened', ({ world }) => world.faults.length === 0],
  [
    'statuses follow each other without a gap',
    ({ before, after, hops }) =>
      hops.every(
        (hop, index) =>
          hop.previousStatus === (index === 0 ? before.state.status : hops[index - 1]?.status) &&
          hop.status !== hop.previousStatus,
      ) && (hops.at(-1)?.status ?? before.state.status) === after.state.status,
  ],
  [
    'only the application leaves a terminal status; the others lead where they may',
    (step) => step.hops.every((_, index) => isHopAllowed(step, index)),
  ],
  [
    '17 is shown only where a dial through a relay never opened',
    ({ hops, dials }) =>
      hops.every(
        ({ status }) =>
          status !== 17 || dials.some(({ link, hasOpened }) => link.url === 'http://relay.test' && !hasOpened),
      ),
  ],
  [
    '0 has one live socket, a dial at most one, all else none',
    (step) => {
      const { status } = step.after.state;
      const live = step.world.transport.live().length;
      if (status === 0) return live === 1 && liveDial(step.world)?.isAccepted === true;
      return live <= Number(status === 10 || ((status === 1 || status === 17) && step.after.state.retryAtMs === null));
    },
  ],
  [
    '10 dials, opens a store or asks for a token',
    (step) => step.after.state.status !== 10 || isDialing(step) || isOpening(step) || openAsk(step),
  ],
  [
    '13, 1 and 17 have a retry, or dial; a cached page has neither',
    (step) => {
      const { status, retryAtMs } = step.after.state;
      if (!WAITING.includes(status)) return retryAtMs === null;
      if (step.memory.isParked) return status === 13 && retryAtMs === null;
      return (retryAtMs !== null) !== (status !== 13 && isDialing(step));
    },
  ],
  [
    'a refusal leads where its code says',
    ({ event, dial, isLate, after, memory }) => {
      if (event.type !== 'refuse' || event.at !== 'newest' || isLate || dial === undefined) return true;
      const expected = REFUSALS.get(event.code) ?? null;
      if (expected !== null) return after.state.status === expected && after.state.error?.code === event.code;
      if (event.code !== 31004 && event.code !== 31020) return !isTerminal(after.state.status);
      const mayAsk = isProvider(memory.wish) && memory.refusals === 1;
      return after.state.status === 15 || (after.state.status === 10 && (memory.hadNewer || mayAsk));
    },
  ],
  [
    'a token that was refused is not dialled with again',
    ({ world, memory, before, after }) =>
      before.state.status !== 10 ||
      memory.refusals === 0 ||
      world.given === undefined ||
      world.given !== memory.refusedToken ||
      after.state.status === 15,
  ],
  ['nobody hears an older link', ({ isLate, before, after }) => !isLate || before.state === after.state],
  [
    'a destroyed engine is silent',
    ({ memory, hops, world, after, event }) =>
      !memory.isDestroyed ||
      event.type === 'destroy' ||
      (hops.length === 0 && world.timers.size === 0 && after.state.status === 11),
  ],
];
