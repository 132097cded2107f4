'use client';
import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { useReconnect, useResume } from '@nexconn-kit/react';
import { useState } from 'react';
import type { BannerMessages } from '../messages/NexconnMessages.ts';
import { useClock } from '../shared/useClock.ts';
import type { BannerModel } from './bannerModel.ts';

/** The engine dials at most once in any second for such a wish; pressing more often changes nothing. */
const COOL_DOWN_MS = 1_000;

/** What a banner's button needs, whoever draws it. */
export interface BannerAction {
  readonly label: string;
  /** An attempt runs, or the last press was a moment ago. Mark the button, but keep it focusable. */
  readonly isBusy: boolean;
  /** Dials at once; does nothing while busy. */
  readonly press: () => void;
}

export function useBannerAction(model: BannerModel | null, status: S, words: BannerMessages): BannerAction {
  const reconnect = useReconnect();
  const resume = useResume();
  const [pressedAtMs, setPressedAtMs] = useState(0);
  const isCooling = useClock(model !== null, () => Math.abs(Date.now() - pressedAtMs) < COOL_DOWN_MS);
  const isBusy = isCooling || status === S.Connecting || status === S.Connected;
  const press = (): void => {
    if (isBusy) return;
    setPressedAtMs(Date.now());
    if (model?.action === 'useHere') void resume();
    else reconnect();
  };
  return { label: words[model?.action ?? 'reconnect'], isBusy, press };
}
