import type { NCConnectionStatus } from '@nexconn-kit/core';
import { BLOCKING_REASON } from '../shared/blockingReason.ts';

/** Why the session is over; null while it is not. */
export function sessionEndedModel(status: NCConnectionStatus): 'banned' | 'deactivated' | null {
  const reason = BLOCKING_REASON[status];
  return reason === 'banned' || reason === 'deactivated' ? reason : null;
}
