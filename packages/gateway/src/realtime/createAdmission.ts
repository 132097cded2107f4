import type { Clock } from '../clock.ts';
import type { LoopDelay } from '../metrics/watchLoopDelay.ts';
import { createTokenBucket } from '../tokenBucket.ts';

/** Where no rate is set, those turned away are asked back at this one: a third of what a bare server takes here. */
const CAREFUL_RATE = 500;
const SHORTEST_WINDOW_MS = 1_000;
const LONGEST_WINDOW_MS = 60_000;

export interface AdmissionRules {
  /** Handshakes a second; undefined: any number. */
  readonly perSecond: number | undefined;
  /** The event loop's delay beyond which nobody is let in, in milliseconds; 0 never looks. */
  readonly latestMs: number;
  readonly loopDelay: Pick<LoopDelay, 'recentMs'>;
  readonly clock: Clock;
}

/**
 * Decides whether a handshake is taken on, before anything is spent on it.
 *
 * @returns 0 when it is; otherwise the window to come back in, in milliseconds. It grows with the number of those who
 * were turned away, so that they do not all meet again.
 */
export function createAdmission({ perSecond, latestMs, loopDelay, clock }: AdmissionRules): () => number {
  const bucket = perSecond === undefined ? undefined : createTokenBucket({ limit: perSecond, windowMs: 1000 });
  const askedBackAMs = (perSecond ?? CAREFUL_RATE) / 1000;
  let turnedAway = 0;
  let countedAtMs = 0;

  function windowMs(nowMs: number): number {
    turnedAway = Math.max(0, turnedAway - Math.max(0, nowMs - countedAtMs) * askedBackAMs) + 1;
    countedAtMs = nowMs;
    return Math.round(Math.min(Math.max(turnedAway / askedBackAMs, SHORTEST_WINDOW_MS), LONGEST_WINDOW_MS));
  }

  return () => {
    const nowMs = clock.nowMs();
    const isLate = latestMs > 0 && loopDelay.recentMs > latestMs;
    const isFull = !isLate && bucket !== undefined && bucket.take(1, nowMs) > 0;
    return isLate || isFull ? windowMs(nowMs) : 0;
  };
}
