'use client';

import { useSyncExternalStore } from 'react';
import { useEngineContext } from './engineContext.ts';
import { NO_CHANNELS, type UseChannelsResult } from './messages/createChannelList.ts';
import { messageBoardOf } from './messages/messageBoardOf.ts';

const readNone = (): UseChannelsResult => NO_CHANNELS;

/**
 * The user's channels, each with its last message and how many are unread, kept current.
 *
 * @returns no channels and `isLoading` on a server, while hydrating and while nobody is signed in
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useChannels(): UseChannelsResult {
  const { list } = messageBoardOf(useEngineContext('useChannels').scope);
  return useSyncExternalStore(list.subscribe, list.read, readNone);
}
