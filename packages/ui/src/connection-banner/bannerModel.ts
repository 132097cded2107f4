import { NCConnectionStatus as S, type ConnectionState, type NCErrorCode } from '@nexconn-kit/core';
import type { BannerMessages } from '../messages/NexconnMessages.ts';
import type { Tone } from '../shared/tone.ts';

/** By number: the table of all names would travel to every browser for this one. */
const SESSION_REPLACED: NCErrorCode = 33094;

type BannerLabel = 'retryNow' | 'reconnect' | 'useHere';

/** What a banner says about an outage and offers against it. */
export interface BannerModel {
  readonly text: Exclude<keyof BannerMessages, 'retryIn' | 'retrying' | BannerLabel>;
  readonly tone: Tone;
  /** What its button says and does: `useHere` connects again as a newcomer, the others dial at once. */
  readonly action?: BannerLabel;
  /** Waits for the grace period before it is shown. */
  readonly isPatient?: true;
  /** Keeps its words and its button while the next attempt runs, instead of blinking with every try. */
  readonly isRetried?: true;
  /** Says when the next try is due. */
  readonly hasCountdown?: true;
}

const RETRIED = { tone: 'warning', action: 'retryNow', isRetried: true } as const;
const LOST: BannerModel = { ...RETRIED, text: 'reconnecting', isPatient: true, hasCountdown: true };
/** Nobody was ever connected here: there is nothing to have lost. */
const FIRST: BannerModel = { ...LOST, text: 'connecting' };
/** It came back and broke again: the same words until it is stable, whatever it does meanwhile. */
export const UNSTABLE: BannerModel = { ...LOST, text: 'unstable' };
/** Said once after an outage that was shown. */
export const RESTORED: BannerModel = { text: 'restored', tone: 'success' };
/** A newer page of the same tab took over: no refusal, and one press takes it back. */
const REPLACED: BannerModel = { text: 'replaced', tone: 'neutral', action: 'useHere' };

/** One line a status; null where the banner is silent, because all is well or because a dialog answers. */
const BANNER: Readonly<Record<S, BannerModel | null>> = {
  0: null,
  1: { ...RETRIED, text: 'noNetwork', isPatient: true },
  6: null,
  10: LOST,
  11: { text: 'refused', tone: 'danger' },
  12: null,
  13: LOST,
  14: { text: 'timedOut', tone: 'danger', action: 'reconnect' },
  15: { text: 'sessionExpired', tone: 'danger' },
  16: null,
  17: { ...RETRIED, text: 'proxy', hasCountdown: true },
  19: null,
};

export type BannerCause = Pick<ConnectionState, 'status' | 'error' | 'userId'>;

/** What an outage looks like, apart from whether it is time to show it. Equal causes give the same object. */
export function bannerModel({ status, error, userId }: BannerCause): BannerModel | null {
  const model = BANNER[status];
  if (status === S.Unconnected) {
    if (error === null) return null;
    return error.code === SESSION_REPLACED ? REPLACED : model;
  }
  return model === LOST && userId === null ? FIRST : model;
}
