import { NCConnectionStatus as S, type ConnectionState } from '@nexconn-kit/core';
import { bannerModel, RESTORED, UNSTABLE, type BannerCause, type BannerModel } from './bannerModel.ts';

/** What a banner shows, and the one thing it has to remember to show it calmly. */
export interface BannerView {
  /** Null while it is silent. */
  readonly model: BannerModel | null;
  /** The downtime (`downSinceMs`) after which "back online" was said; a break within it is the same outage. */
  readonly restoredForMs: number | null;
}

export const SILENT: BannerView = { model: null, restoredForMs: null };

type BannerInput = BannerCause & Pick<ConnectionState, 'downSinceMs'>;

/**
 * The next view. Pure; the same object when nothing changes.
 *
 * @param isGraceOver whether the downtime so far exceeds the grace period
 */
export function nextBannerView(view: BannerView, state: BannerInput, isGraceOver: boolean): BannerView {
  const model = state.status === S.Connected ? whenConnected(view, state) : whenDown(view, state, isGraceOver);
  if (model === view.model) return view;
  return { model, restoredForMs: model === RESTORED ? state.downSinceMs : view.restoredForMs };
}

const whenConnected = ({ model }: BannerView, { downSinceMs }: BannerInput): BannerModel | null =>
  model && (model === UNSTABLE && downSinceMs !== null ? UNSTABLE : RESTORED);

function whenDown(view: BannerView, state: BannerInput, isGraceOver: boolean): BannerModel | null {
  const { status, downSinceMs } = state;
  const cause = bannerModel(state);
  if (!cause?.isRetried) return cause;
  if (cause.isPatient && !isGraceOver) return null;
  if (downSinceMs !== null && downSinceMs === view.restoredForMs) return UNSTABLE;
  return status === S.Connecting && view.model?.isRetried ? view.model : cause;
}
