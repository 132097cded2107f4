'use client';
import { NCConnectionStatus, type ConnectionState } from '@nexconn-kit/core';
import { useNexconnEngine } from '@nexconn-kit/react';
import { useEffect, useState } from 'react';
import { useIsAskedByBoundary } from '../shared/boundaries.ts';
import { useClock } from '../shared/useClock.ts';
import { bannerModel, RESTORED, type BannerModel } from './bannerModel.ts';
import { nextBannerView, SILENT } from './bannerView.ts';

/** Long enough to be read, short enough not to be in the way. */
const RESTORED_FOR_MS = 3_000;

/**
 * What the banner shows now: nothing while a `TokenRefreshBoundary` asks, for it would say the same over its panel.
 *
 * @param graceMs downtime before a patient outage is shown, in milliseconds
 */
export function useBannerModel(state: ConnectionState, graceMs: number): BannerModel | null {
  const { downSinceMs } = state;
  const [shown, setShown] = useState(SILENT);
  const isWaiting = shown.model === null && bannerModel(state)?.isPatient === true;
  // The distance, not the difference: a clock that is set back must not hide an outage.
  const isGraceOver = useClock(isWaiting, () => downSinceMs === null || Math.abs(Date.now() - downSinceMs) >= graceMs);
  const isAsked = useIsAskedByBoundary(useNexconnEngine(), state.status === NCConnectionStatus.TokenIncorrect);
  const view = isAsked ? SILENT : nextBannerView(shown, state, isGraceOver);
  if (view !== shown) setShown(view);

  const isRestored = view.model === RESTORED;
  useEffect(() => {
    if (!isRestored) return undefined;
    const timer = setTimeout(() => setShown((last) => ({ ...last, model: null })), RESTORED_FOR_MS);
    return () => clearTimeout(timer);
  }, [isRestored]);
  return view.model;
}
