import type { NCGap } from '@nexconn-kit/core';
import { useNexconnEngine } from '@nexconn-kit/react';
import { useEffect, useState } from 'react';

/** Some of what was sent after this time may never come. */
export interface Gap {
  readonly reason: NCGap['reason'];
  /** When the last message before it was sent, Unix milliseconds; 0: nothing is known from before. */
  readonly afterMs: number;
}

export const GAP_WORDS: Readonly<Record<Gap['reason'], string>> = {
  retention: 'You were away for longer than messages are kept. Some may be missing here.',
  epoch: 'The gateway lost what it had stored. Messages may be missing here.',
  recreated: 'This browser lost its copy. What the gateway still keeps was loaded again.',
};

/** The gaps that the engine declared since this page was opened. */
export function useGaps(): readonly Gap[] {
  const engine = useNexconnEngine();
  const [gaps, setGaps] = useState<readonly Gap[]>([]);
  useEffect(() => {
    let newestMs = 0;
    const see = (ms: number): void => void (newestMs = Math.max(newestMs, ms));
    engine.addMessageHandler('demo-gaps', {
      onMessageReceived: ({ sentAtMs }) => see(sentAtMs),
      onMessageUpdated: ({ state, sentAtMs }) => state === 'sent' && see(sentAtMs),
      onGap({ reason }) {
        const gap = { reason, afterMs: reason === 'recreated' ? 0 : newestMs };
        setGaps((before) => [...before, gap]);
      },
    });
    void engine.getChannels().then((result) => {
      if (!result.isOk) return;
      for (const { lastMessage } of result.data) if (lastMessage?.state === 'sent') see(lastMessage.sentAtMs);
    });
    return () => engine.removeMessageHandler('demo-gaps');
  }, [engine]);
  return gaps;
}
