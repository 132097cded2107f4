'use client';

import type { NCChannel } from '@nexconn-kit/core';
import { useSyncExternalStore } from 'react';
import { useEngineContext } from './engineContext.ts';
import type { UseMessagesResult } from './messages/results.ts';
import { messageBoardOf } from './messages/messageBoardOf.ts';

/**
 * A channel's messages, kept current: what is kept on this device first, then what the gateway has. Renders when
 * something in this channel changed, and for no other channel.
 *
 * @param channel may be a new object on each render
 * @returns no messages and `isLoading` on a server, while hydrating and while nobody is signed in
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useMessages(channel: NCChannel): UseMessagesResult {
  const feed = messageBoardOf(useEngineContext('useMessages').scope).feedOf(channel);
  return useSyncExternalStore(feed.subscribe, feed.read, () => feed.initial);
}
