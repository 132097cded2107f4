import type { NCChannel, NCMessage, NexconnEngine } from '@nexconn-kit/core';
import type { UseMessagesResult } from './results.ts';
import type { OlderPages } from './createOlderPages.ts';
import { createReads } from './createReads.ts';
import { isForNobody, type View } from './createView.ts';
import { PAGE_ROWS, putRows, rowsBefore } from './rows.ts';

/** The engine answers no more at once. */
const LARGEST_PAGE = 100;

/** The page that ends with the newest message, read over and over. */
export interface NewestPage {
  /** Messages came, or changed. */
  note(news: readonly NCMessage[]): void;
  /** @param isReplacing nothing of what is shown may stay unless the page has it */
  read(isReplacing: boolean): Promise<void>;
  forget(): void;
}

export function createNewestPage(
  engine: NexconnEngine,
  channel: NCChannel,
  view: () => View<UseMessagesResult>,
  older: OlderPages,
): NewestPage {
  const reads = createReads<NCMessage>(({ clientMessageId }) => clientMessageId);
  return {
    ...reads,
    async read(isReplacing) {
      const answered = reads.begin();
      const limit = Math.min(LARGEST_PAGE, Math.max(PAGE_ROWS, view().read().messages.length));
      const result = await engine.getMessages(channel, { limit });
      const news = answered();
      if (!news || isForNobody(engine, result)) return;
      if (!result.isOk) return view().show({ isLoading: false, error: result.error });
      const { messages: page, hasMore } = result.data;
      const shown = view().read();
      const before = isReplacing ? [] : rowsBefore(shown.messages, page);
      if (before.length === 0) older.forget();
      const messages = putRows(before, [...page, ...news], shown.messages);
      view().show({ messages, hasMore: before.length > 0 ? shown.hasMore : hasMore, isLoading: false, error: null });
    },
  };
}
