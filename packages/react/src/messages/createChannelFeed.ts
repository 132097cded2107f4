import type { NCChannel, NCContent, NCError, NCMessage, NCResult, NexconnEngine } from '@nexconn-kit/core';
import { createNewestPage } from './createNewestPage.ts';
import { createOlderPages } from './createOlderPages.ts';
import { createView, type View } from './createView.ts';
import { byPlace, putRows } from './rows.ts';

/** What `useMessages` gives: another object only when something in it changed. */
export interface UseMessagesResult {
  /** Newest last; what is still being sent stands behind what was sent. A message that did not change stays the same object. */
  readonly messages: readonly NCMessage[];
  /** Whether there is more before the first. */
  readonly hasMore: boolean;
  /** Whether the first page, or an older one, is on its way. */
  readonly isLoading: boolean;
  /** Why the last page could not be read; null when it could. */
  readonly error: NCError | null;
  /** Reads the page before the first message. Stable; resolves when it is there, and never rejects. */
  readonly loadOlder: () => Promise<void>;
}

/** What `useSendMessage` gives. */
export interface UseSendMessageResult {
  /** Sends to the channel. Stable; resolves when the gateway has stored it, and never rejects. */
  readonly send: (content: NCContent) => Promise<NCResult<NCMessage>>;
  /** Sends a failed message again, under the same id. Stable; never rejects. */
  readonly resend: (message: NCMessage) => Promise<NCResult<NCMessage>>;
}

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
