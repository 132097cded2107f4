import { isDialing, isOpening, openAsk, type Rule, type Step } from './step.ts';

const STANDING_MS: readonly number[] = [10_000, 5_000, 2_000, 1_000, 250];
const timersOf = ({ world }: Step, spanMs: number): number =>
  [...world.timers].filter(({ afterMs }) => afterMs === spanMs).length;
/** Those whose length is nobody's standing number: a retry, a renewal, a signal of the page that waits for its second. */
const otherTimers = ({ world }: Step) => [...world.timers].filter(({ afterMs }) => !STANDING_MS.includes(afterMs));
const isSignalWaiting = ({ after, memory }: Step): boolean => after.atMs - memory.signalledAtMs < 1_000;
const upForMs = ({ after, memory }: Step): number => (memory.upSinceMs === null ? 0 : after.atMs - memory.upSinceMs);
const areEqual = (one: number, other: number): boolean => Math.abs(one - other) < 0.01;

/** Every status has the timers it should, and no others. */
export const TIMER_RULES: readonly Rule[] = [
  [
    '10 s are given to a dial and to a provider, and to nothing else',
    (step) => timersOf(step, 10_000) === Number(isDialing(step)) + Number(openAsk(step)),
  ],
  ['2 s are given to the store while it is awaited', (step) => timersOf(step, 2_000) === Number(isOpening(step))],
  [
    '5 s of uptime are awaited in 0 alone, once',
    (step) => timersOf(step, 5_000) === Number(step.after.state.status === 0 && upForMs(step) < 5_000),
  ],
  [
    'an open link is looked at once a second',
    (step) => {
      const others = timersOf(step, 1_000) - Number(step.after.state.status === 0);
      return others === 0 || (others === 1 && isSignalWaiting(step));
    },
  ],
  [
    'a timeout runs in 10, 13 and 17 alone',
    (step) => {
      const mayRun = [10, 13, 17].includes(step.after.state.status) && !step.memory.isParked;
      const { timeoutMs = 0 } = step.memory.wish ?? {};
      const looks = timersOf(step, 250);
      return (
        step.after.state.status === 0 || (looks <= Number(mayRun) && (timeoutMs === 0 || looks === Number(mayRun)))
      );
    },
  ],
  [
    'what waits beside is one retry, one renewal on an open link, one signal of the page',
    (step) => {
      const { status, retryAtMs } = step.after.state;
      const most = Number(retryAtMs !== null) + Number(status === 0) + Number(isSignalWaiting(step));
      return otherTimers(step).length <= most;
    },
  ],
  [
    'the retry that is told is scheduled',
    (step) => {
      const { retryAtMs } = step.after.state;
      if (retryAtMs === null || step.event.type === 'wallClock') return true;
      const shiftMs = step.memory.wallAheadMs;
      return otherTimers(step).some(
        ({ dueAtMs }) => areEqual(dueAtMs + shiftMs, retryAtMs) && dueAtMs > step.after.atMs,
      );
    },
  ],
  [
    'after 5 s in 0 all trouble is forgotten',
    (step) => {
      const { attempt, downSinceMs } = step.after.state;
      return upForMs(step) < 5_000 || (attempt === 0 && downSinceMs === null);
    },
  ],
];
