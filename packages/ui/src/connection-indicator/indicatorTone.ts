import type { NCConnectionStatus } from '@nexconn-kit/core';
import type { Tone } from '../shared/tone.ts';

/** The tone of each status. */
export const INDICATOR_TONE: Readonly<Record<NCConnectionStatus, Tone>> = {
  0: 'success',
  1: 'warning',
  6: 'neutral',
  10: 'info',
  11: 'neutral',
  12: 'neutral',
  13: 'warning',
  14: 'danger',
  15: 'danger',
  16: 'danger',
  17: 'warning',
  19: 'danger',
};
