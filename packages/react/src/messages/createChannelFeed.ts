import type { NCChannel, NCMessage, NexconnEngine } from '@nexconn-kit/core';
import { createNewestPage } from './createNewestPage.ts';
import { createOlderPages } from './createOlderPages.ts';
import { createView, type View } from './createView.ts';
import type { UseMessagesResult, UseSendMessageResult } from './results.ts';
import { byPlace, putRows } from './rows.ts';

/** One channel as its readers see it. */
export interface ChannelFeed extends Pick<View<UseMessagesResult>, 'initial' | 'read' | 'subscribe'> {
  readonly sending: UseSendMessageResult;
  /** Messages came, or changed. */
  take(news: readonly NCMessage[]): void;
  /** Reads the newest page again, now or with the next look. @param isReplacing all that is shown is in doubt */
  refresh(isReplacing?: boolean): void;
  /** Another user, or none: forgets everything. */
  reset(): void;
}

/** Rows that are kept beside the ones that were asked for: a busy channel must not grow without end. */
const KEPT_ROWS = 500;

/** @param onLook runs before the first page is read */
export function createChannelFeed(engine: NexconnEngine, channel: NCChannel, onLook: () => void): ChannelFeed {
  const older = createOlderPages(engine, channel, () => view);
  const newest = createNewestPage(engine, channel, () => view, older);
  let isInDoubt = false;
  const view: View<UseMessagesResult> = createView<UseMessagesResult>({
    initial: { messages: [], hasMore: false, isLoading: true, error: null, loadOlder: older.read },
    onLook,
    load() {
      void newest.read(isInDoubt).then(() => (isInDoubt = false));
    },
  });
  return {
    ...view,
    sending: {
      send: (content) => engine.sendMessage(channel, content),
      resend: (message) => engine.resendMessage(message),
    },
    take(news) {
      newest.note(news);
      const { messages: shown, hasMore } = view.read();
      const [first] = shown;
      // What stands before the first row comes with its page; alone it would hide what is missing between them.
      const here = news.filter((message) => !first || !hasMore || byPlace(message, first) >= 0);
      const messages = putRows(shown, here);
      const kept = messages.slice(-KEPT_ROWS - older.rowCount());
      view.show({ messages: kept, hasMore: hasMore || kept.length < messages.length });
    },
    refresh(isReplacing = false) {
      isInDoubt ||= isReplacing;
      view.refresh();
    },
    reset() {
      older.forget();
      newest.forget();
      view.show(view.initial);
      view.refresh();
    },
  };
}
