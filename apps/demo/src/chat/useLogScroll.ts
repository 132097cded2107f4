import type { NCMessage } from '@nexconn-kit/core';
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/** So near its end the log follows what comes. */
const NEAR_END_PX = 80;
/** So near its start it asks for what is older: early enough that it is there before one arrives. */
const NEAR_START_PX = 400;

interface LogScroll {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly contentRef: RefObject<HTMLDivElement | null>;
  readonly onScroll: () => void;
}

/** The first message and where it stands in the window of the log. */
interface Mark {
  readonly id: string;
  readonly top: number;
}

const topOf = (log: Element, id: string): number | undefined => {
  const row = log.querySelector(`[data-id="${CSS.escape(id)}"]`);
  return row ? row.getBoundingClientRect().top - log.getBoundingClientRect().top : undefined;
};

function markOf(log: Element, id: string | undefined): Mark | null {
  const top = id === undefined ? undefined : topOf(log, id);
  return id === undefined || top === undefined ? null : { id, top };
}

const toEnd = (log: Element): void => void (log.scrollTop = log.scrollHeight);

/** Keeps the end in sight for who is there, and for who reads further up, what they read. */
export function useLogScroll(messages: readonly NCMessage[], loadOlder: () => Promise<void>): LogScroll {
  const ref = useRef<HTMLDivElement>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const mark = useRef<Mark | null>(null);
  const firstId = messages[0]?.clientMessageId;
  const last = messages.at(-1);

  useLayoutEffect(() => {
    const log = ref.current;
    if (!log) return;
    const before = mark.current;
    if (isAtEnd.current) toEnd(log);
    else if (before && before.id !== firstId) log.scrollTop += (topOf(log, before.id) ?? before.top) - before.top;
    mark.current = markOf(log, firstId);
  }, [firstId, last, messages.length]);

  useEffect(() => {
    const [log, content] = [ref.current, contentRef.current];
    if (!log || !content) return undefined;
    // A row that is drawn for the first time, or a window or composer of another size, moves the end.
    const observer = new ResizeObserver(() => isAtEnd.current && toEnd(log));
    observer.observe(log);
    observer.observe(content);
    return () => observer.disconnect();
  }, []);

  return {
    ref,
    contentRef,
    onScroll() {
      const log = ref.current;
      if (!log) return;
      isAtEnd.current = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
      mark.current = markOf(log, firstId);
      if (log.scrollTop < NEAR_START_PX && !isAtEnd.current) void loadOlder();
    },
  };
}
