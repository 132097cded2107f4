import { PROBE_MS, SILENCE_MS, TICK_MS } from '../numbers.ts';
import type { Cancel, Clock } from '../ports.ts';

/** Knows whether a link is alive: any inbound byte counts, and silence is asked before it is believed. */
export interface Liveness {
  /** Bytes arrived. */
  heard(): void;
  /** Something happened that makes an open link doubtful: ask now. One question at a time. */
  doubt(): void;
  stop: Cancel;
}

/**
 * Watches a link. Silence is counted in ticks, not measured: a sleeping machine or a page held up does not tick, and
 * bytes that waited meanwhile are read before the next tick. A tick that comes late is itself a reason to ask.
 *
 * @param probe asks for a sign of life
 * @param onDead is told at most once
 */
export function watchLiveness(clock: Clock, probe: () => void, onDead: () => void): Liveness {
  let silentMs = 0;
  let roundTripMs = 0;
  let askedAtMs: number | null = null;
  let tickedAtMs = 0;
  let stop: Cancel = () => {};
  const arm = (): void => {
    stop();
    tickedAtMs = clock.now();
    stop = clock.schedule(tick, TICK_MS);
  };
  const ask = (): void => {
    silentMs = 0;
    askedAtMs = clock.monotonic();
    arm();
    probe();
  };
  const tick = (): void => {
    silentMs += TICK_MS;
    const isLate = Math.abs(clock.now() - tickedAtMs) > 2 * TICK_MS;
    if (askedAtMs === null && (isLate || silentMs >= SILENCE_MS)) ask();
    else if (askedAtMs !== null && silentMs >= Math.max(PROBE_MS, 3 * roundTripMs)) onDead();
    else arm();
  };
  arm();
  return {
    heard() {
      silentMs = 0;
      if (askedAtMs !== null) roundTripMs = clock.monotonic() - askedAtMs;
      askedAtMs = null;
    },
    doubt: () => askedAtMs ?? ask(),
    stop: () => stop(),
  };
}
