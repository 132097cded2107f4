'use client';

import type { NCChannel } from '@nexconn-kit/core';
import { useSyncExternalStore } from 'react';
import { useEngineContext } from './engineContext.ts';
import { messageBoardOf } from './messages/messageBoardOf.ts';

/**
 * How many messages of others came since `markAsRead`, on this device. Renders when the number changes.
 *
 * @param channel default: all channels together
 * @returns 0 on a server and while hydrating
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useUnreadCount(channel?: NCChannel): number {
  const { list } = messageBoardOf(useEngineContext('useUnreadCount').scope);
  return useSyncExternalStore(
    list.subscribe,
    () => list.unreadCount(channel),
    () => 0,
  );
}
