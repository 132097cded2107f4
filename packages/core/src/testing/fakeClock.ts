import type { Clock } from '../ports.ts';

interface Timer {
  readonly dueAtMs: number;
  readonly run: () => void;
}

/** Time that stands still until the test moves it. */
export interface FakeClock extends Clock {
  /** Lets time pass; timers run at their own times, and what they wait for settles in between. */
  advance(byMs: number): Promise<void>;
  /** The machine slept: time passed, and timers that fell due run late, at the end. */
  sleep(byMs: number): Promise<void>;
  /** Someone set the wall clock; nothing else notices. */
  setWallClock(unixMs: number): void;
  pendingTimers(): number;
}

/** Enough turns of the microtask queue for promises chained a few deep to settle. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** @param startUnixMs what the wall clock shows at first, Unix milliseconds */
export function createFakeClock(startUnixMs = 1_700_000_000_000): FakeClock {
  let elapsedMs = 0;
  let wallOffsetMs = startUnixMs;
  const timers = new Set<Timer>();

  const nextDue = (untilMs: number): Timer | undefined =>
    [...timers].filter((timer) => timer.dueAtMs <= untilMs).sort((one, other) => one.dueAtMs - other.dueAtMs)[0];
  const runDue = async (untilMs: number, mayMoveTime: boolean): Promise<void> => {
    for (let timer = nextDue(untilMs); timer !== undefined; timer = nextDue(untilMs)) {
      timers.delete(timer);
      if (mayMoveTime) elapsedMs = Math.max(elapsedMs, timer.dueAtMs);
      timer.run();
      await settle();
    }
  };
  return {
    now: () => wallOffsetMs + elapsedMs,
    monotonic: () => elapsedMs,
    schedule(run, afterMs) {
      const timer = { dueAtMs: elapsedMs + Math.max(0, afterMs), run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(byMs) {
      const untilMs = elapsedMs + byMs;
      await settle();
      await runDue(untilMs, true);
      elapsedMs = untilMs;
      await settle();
    },
    async sleep(byMs) {
      elapsedMs += byMs;
      await runDue(elapsedMs, false);
      await settle();
    },
    setWallClock: (unixMs) => void (wallOffsetMs = unixMs - elapsedMs),
    pendingTimers: () => timers.size,
  };
}
