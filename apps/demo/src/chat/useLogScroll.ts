import type { NCMessage } from '@nexconn-kit/core';
import { useLayoutEffect, useRef, type RefObject, type UIEvent } from 'react';

/** So near its end the log follows what comes; so near its start it asks for what is older. */
const NEAR_PX = 80;

interface LogScroll {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onScroll: (event: UIEvent<HTMLDivElement>) => void;
}

/** Keeps the end in sight for who is there, and for who reads further up, what they read. */
export function useLogScroll(messages: readonly NCMessage[], loadOlder: () => Promise<void>): LogScroll {
  const ref = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const shown = useRef({ firstId: '', height: 0 });
  const firstId = messages[0]?.clientMessageId ?? '';
  const last = messages.at(-1);

  useLayoutEffect(() => {
    const log = ref.current;
    if (!log) return;
    const before = shown.current;
    if (isAtEnd.current) log.scrollTop = log.scrollHeight;
    else if (before.firstId !== firstId) log.scrollTop += log.scrollHeight - before.height;
    shown.current = { firstId, height: log.scrollHeight };
  }, [firstId, last, messages.length]);

  return {
    ref,
    onScroll({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) {
      isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
      if (scrollTop < NEAR_PX && !isAtEnd.current) void loadOlder();
    },
  };
}
