'use client';
import type { ReactNode } from 'react';
import type { BannerMessages } from '../messages/NexconnMessages.ts';
import { useClock } from '../shared/useClock.ts';

export interface BannerCountdownProps {
  /** Unix milliseconds; null while an attempt runs. */
  readonly retryAtMs: number | null;
  readonly words: Pick<BannerMessages, 'retryIn' | 'retrying'>;
}

/** The only part that renders once a second. Hidden from screen readers, which would read out every second. */
export function BannerCountdown({ retryAtMs, words }: BannerCountdownProps): ReactNode {
  const seconds = useClock(retryAtMs !== null, () => Math.max(0, Math.round(((retryAtMs ?? 0) - Date.now()) / 1000)));
  return (
    <span data-part="countdown" aria-hidden="true">
      {seconds > 0 ? words.retryIn(seconds) : words.retrying}
    </span>
  );
}
