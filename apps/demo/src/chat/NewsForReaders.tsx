import type { NCChannel } from '@nexconn-kit/core';
import { useNexconnEngine } from '@nexconn-kit/react';
import { useEffect, useState, type ReactElement } from 'react';
import { channelKey } from './channelKey.ts';
import { textOf } from './textOf.ts';
import { GAP_WORDS } from './useGaps.ts';

/** Reads out what others write while the conversation is open, and nothing that was there before. */
export function NewsForReaders({ channel }: { readonly channel: NCChannel }): ReactElement {
  const engine = useNexconnEngine();
  const [news, tell] = useState('');
  const key = channelKey(channel);
  useEffect(() => {
    const identifier = `demo-news-${key}`;
    engine.addMessageHandler(identifier, {
      onMessageReceived(message) {
        if (channelKey(message.channel) === key) tell(`${message.senderUserId}: ${textOf(message.content)}`);
      },
      onGap: ({ reason }) => tell(GAP_WORDS[reason]),
    });
    return () => engine.removeMessageHandler(identifier);
  }, [engine, key]);
  return (
    <p className="visually-hidden" role="status">
      {news}
    </p>
  );
}
