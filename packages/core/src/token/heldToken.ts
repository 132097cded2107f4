import type { Clock } from '../ports.ts';

/** A newer token is fetched when this share of the lifetime is left, and never more than an hour early. */
const LEAD_SHARE = 0.2;
const LONGEST_LEAD_MS = 3_600_000;

/** A token and its times by the monotonic clock; Infinity where it has no end. */
export interface HeldToken {
  readonly token: string;
  readonly renewAtMs: number;
  readonly endsAtMs: number;
}

/** @param lifeMs what is left of its life by the gateway's word, never by a clock of this machine */
export function holdToken({ monotonic }: Clock, token: string, lifeMs = Infinity): HeldToken {
  const endsAtMs = monotonic() + lifeMs;
  return { token, endsAtMs, renewAtMs: endsAtMs - Math.min(lifeMs * LEAD_SHARE, LONGEST_LEAD_MS) };
}

export const isEnding = (held: HeldToken | null, { monotonic }: Clock): boolean =>
  held !== null && monotonic() >= held.renewAtMs;
