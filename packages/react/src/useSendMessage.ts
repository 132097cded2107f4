'use client';

import type { NCChannel } from '@nexconn-kit/core';
import { useEngineContext } from './engineContext.ts';
import type { UseSendMessageResult } from './messages/results.ts';
import { messageBoardOf } from './messages/messageBoardOf.ts';

/**
 * How to send to a channel, and to send again what failed. What is sent stands in `useMessages` at once.
 *
 * @param channel may be a new object on each render
 * @returns the same object and functions for the same channel and user
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useSendMessage(channel: NCChannel): UseSendMessageResult {
  return messageBoardOf(useEngineContext('useSendMessage').scope).feedOf(channel).sending;
}
