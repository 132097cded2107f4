import type { NCCategory } from '@nexconn-kit/protocol';
import type { Clock } from '../clock.ts';
import { BREAKER_WINDOW_MS } from '../domain/seats.ts';

/** When clients were kicked, for as long as the breaker asks. */
export interface KickTimes {
  note(userId: string, category: NCCategory): void;
  /** Unix milliseconds, oldest first. */
  of(userId: string, category: NCCategory): readonly number[];
}

export function createKickTimes(clock: Clock): KickTimes {
  const times = new Map<string, readonly number[]>();
  const keyOf = (userId: string, category: NCCategory): string => `${category} ${userId}`;
  const forgetOldest = (key: string): void => {
    const left = times.get(key)?.slice(1) ?? [];
    if (left.length === 0) times.delete(key);
    else times.set(key, left);
  };
  return {
    note(userId, category) {
      const key = keyOf(userId, category);
      times.set(key, [...(times.get(key) ?? []), clock.nowMs()]);
      clock.schedule(() => forgetOldest(key), BREAKER_WINDOW_MS);
    },
    of: (userId, category) => times.get(keyOf(userId, category)) ?? [],
  };
}
