import type { NCConnectionStatus } from '@nexconn-kit/core';

/** Why nothing goes on before a person has answered. */
export type BlockingReason = 'kickedOffline' | 'tokenIncorrect' | 'banned' | 'deactivated';

/** One reason at most for each status, so two of the asking components never ask at the same time. */
export const BLOCKING_REASON: Readonly<Record<NCConnectionStatus, BlockingReason | null>> = {
  0: null,
  1: null,
  6: 'kickedOffline',
  10: null,
  11: null,
  12: null,
  13: null,
  14: null,
  15: 'tokenIncorrect',
  16: 'banned',
  17: null,
  19: 'deactivated',
};
