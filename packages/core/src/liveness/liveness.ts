import { NUMBERS } from '../numbers.ts';
import type { Cancel, Clock } from '../ports.ts';

/** A timer later than this did not wait for its time but for a sleeping machine or a busy page. */
const LATE_MS = 1_000;

/** Knows whether a link is alive: any inbound byte counts, and silence is asked before it is believed. */
export interface Liveness {
  /** Watches until stopped. `probe` asks for a sign of life, `onDead` is told at most once. */
  watch(probe: () => void, onDead: () => void): Cancel;
  /** Bytes arrived. */
  heard(): void;
  /** Something happened that makes an open link doubtful: ask now. One question at a time. */
  doubt(): void;
}

export function createLiveness(clock: Clock): Liveness {
  let heardAtMs = 0;
  let roundTripMs = 0;
  let askedAtMs: number | null = null;
  let cancel: Cancel = () => {};
  let ask: (() => void) | null = null;

  const arm = (run: () => void, afterMs: number): void => {
    cancel();
    cancel = clock.schedule(run, afterMs);
  };
  return {
    watch(probe, onDead) {
      const rest = (): void => {
        askedAtMs = null;
        arm(look, NUMBERS.silence - (clock.monotonic() - heardAtMs));
      };
      const look = (): void => {
        if (clock.monotonic() - heardAtMs < NUMBERS.silence) rest();
        else question();
      };
      const question = (): void => {
        askedAtMs = clock.monotonic();
        probe();
        judgeAfter(Math.max(NUMBERS.probe, 3 * roundTripMs));
      };
      // A late judge was asleep, or bytes wait behind whatever held the page up: they get their time again.
      const judgeAfter = (waitMs: number): void => {
        const dueAtMs = clock.monotonic() + waitMs;
        arm(() => {
          if (askedAtMs === null || heardAtMs > askedAtMs) rest();
          else if (clock.monotonic() - dueAtMs > LATE_MS) judgeAfter(waitMs);
          else onDead();
        }, waitMs);
      };
      heardAtMs = clock.monotonic();
      ask = question;
      rest();
      return () => {
        cancel();
        ask = null;
      };
    },
    heard() {
      const now = clock.monotonic();
      if (askedAtMs !== null) {
        roundTripMs = now - askedAtMs;
        askedAtMs = null;
      }
      heardAtMs = now;
    },
    doubt() {
      if (askedAtMs === null) ask?.();
    },
  };
}
