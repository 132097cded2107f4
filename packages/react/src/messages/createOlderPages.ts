import type { NCChannel, NCMessage, NexconnEngine } from '@nexconn-kit/core';
import type { UseMessagesResult } from './results.ts';
import type { View } from './createView.ts';
import { PAGE_ROWS, putRows } from './rows.ts';

/** The pages before the newest, one at a time, as a reader asks for them. */
export interface OlderPages {
  read(): Promise<void>;
  /** Rows they brought. */
  rowCount(): number;
  /** What they brought is no longer shown. */
  forget(): void;
}

export function createOlderPages(
  engine: NexconnEngine,
  channel: NCChannel,
  view: () => View<UseMessagesResult>,
): OlderPages {
  let rowCount = 0;
  let reading: NCMessage | undefined;
  return {
    async read() {
      const { messages, hasMore } = view().read();
      const [first] = messages;
      if (reading || !first || !hasMore) return;
      reading = first;
      view().show({ isLoading: true, error: null });
      const result = await engine.getMessages(channel, { before: first, limit: PAGE_ROWS });
      if (reading !== first) return;
      reading = undefined;
      const shown = view().read().messages;
      if (!result.isOk) view().show({ isLoading: false, error: result.error });
      // A newer read took the row away that these would stand before.
      else if (shown[0]?.clientMessageId !== first.clientMessageId) view().show({ isLoading: false });
      else {
        rowCount += result.data.messages.length;
        const older = putRows(shown, result.data.messages);
        view().show({ messages: older, hasMore: result.data.hasMore, isLoading: false });
      }
    },
    rowCount: () => rowCount,
    forget() {
      rowCount = 0;
      reading = undefined;
    },
  };
}
