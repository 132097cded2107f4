import type { NCMessage } from '@nexconn-kit/core';
import type { Gap } from './useGaps.ts';
import { numberOf } from './numberOf.ts';

/** A stretch of a conversation. */
export interface LogPart {
  /** Stays the same when messages come before or behind; only the first part of all gets another with an older page. */
  readonly key: string;
  readonly messages: readonly NCMessage[];
  /** What stands before the first message; null for the first part of all. */
  readonly before: NCMessage | null;
  /** Why messages may be missing before this part. */
  readonly gap: Gap['reason'] | null;
}

/** About so many messages make a part: few enough to lay out in a frame, many enough that 10,000 make few parts. */
const PART_MESSAGES = 32;

/** Before which message a gap stands: their number where it is behind them all, -1 where it is further up. */
const placeOf = ({ afterMs }: Gap, messages: readonly NCMessage[], hasMore: boolean): number => {
  const place = messages.findIndex(({ state, sentAtMs }) => state !== 'sent' || sentAtMs > afterMs);
  if (place === -1) return messages.length;
  return place === 0 && hasMore ? -1 : place;
};

/**
 * Cuts a conversation, newest last, into parts that a browser can skip and React need not look into. Where to cut is
 * said by the messages themselves: so a message that comes, before or behind, leaves every other cut where it is.
 */
export function logParts(messages: readonly NCMessage[], gaps: readonly Gap[], hasMore: boolean): readonly LogPart[] {
  const gapAt = new Map(gaps.map((gap) => [placeOf(gap, messages, hasMore), gap.reason]));
  const parts: (LogPart & { readonly messages: NCMessage[] })[] = [];
  messages.forEach((message, place) => {
    const { clientMessageId } = message;
    const gap = gapAt.get(place) ?? null;
    const isCut = parts.length === 0 || gap !== null || numberOf(clientMessageId, PART_MESSAGES) === 0;
    if (!isCut) parts.at(-1)?.messages.push(message);
    else parts.push({ key: clientMessageId, messages: [message], before: messages[place - 1] ?? null, gap });
  });
  const last = gapAt.get(messages.length);
  if (last) parts.push({ key: 'gap', messages: [], before: messages.at(-1) ?? null, gap: last });
  return parts;
}

/** Whether two parts show the same. */
export const isSamePart = (one: LogPart, other: LogPart): boolean =>
  one.before === other.before &&
  one.gap === other.gap &&
  one.messages.length === other.messages.length &&
  one.messages.every((message, place) => message === other.messages[place]);
