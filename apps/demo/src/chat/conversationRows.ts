import type { NCMessage } from '@nexconn-kit/core';
import { isSameDay } from './times.ts';

/** One message with what stands around it. */
export interface ConversationRow {
  readonly message: NCMessage;
  /** Whether a line with the day stands above it. */
  readonly startsDay: boolean;
  /** Whether it is the first of its sender's in a row. */
  readonly startsRun: boolean;
}

/** Longer pauses begin a run of its own. */
const RUN_MS = 5 * 60_000;

/**
 * Puts days and runs of one sender to messages; newest last.
 *
 * @param previous what stands before the first; null: nothing
 */
export const conversationRows = (
  messages: readonly NCMessage[],
  previous: NCMessage | null = null,
): readonly ConversationRow[] =>
  messages.map((message, index) => {
    const before = messages[index - 1] ?? previous;
    const startsDay = !before || !isSameDay(before.sentAtMs, message.sentAtMs);
    const isOther = before?.senderUserId !== message.senderUserId;
    const startsRun = startsDay || isOther || message.sentAtMs - before.sentAtMs > RUN_MS;
    return { message, startsDay, startsRun };
  });
