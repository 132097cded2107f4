import type { NCContent, NCError, NCMessage, NCResult } from '@nexconn-kit/core';

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
