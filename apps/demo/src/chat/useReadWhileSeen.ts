import type { NCChannel } from '@nexconn-kit/core';
import { useNexconnEngine, useUnreadCount } from '@nexconn-kit/react';
import { useEffect, useSyncExternalStore } from 'react';

function onVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

const isSeen = (): boolean => document.visibilityState === 'visible';

/** Marks a channel as read for as long as it is open in a page that is seen. */
export function useReadWhileSeen(channel: NCChannel): void {
  const engine = useNexconnEngine();
  const unreadCount = useUnreadCount(channel);
  const isVisible = useSyncExternalStore(onVisibility, isSeen);
  useEffect(() => {
    if (isVisible && unreadCount > 0) void engine.markAsRead(channel);
  }, [engine, channel, isVisible, unreadCount]);
}
