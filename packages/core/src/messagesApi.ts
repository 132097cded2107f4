import type { NCChannel } from '@nexconn-kit/protocol';
import type { NCResult } from './result.ts';

/** A text, or something of a type of the application's own. */
export type NCContent =
  | { readonly text: string }
  /** `messageType`: at most 32 characters; `body`: what JSON can say, at most 128 KiB as JSON in UTF-8. */
  | { readonly messageType: string; readonly body: unknown };

/** One message as this user sees it. Frozen in time: a change is another object. */
export interface NCMessage {
  /** What its sender's engine called it. Of a message that came through the Server API, and of another user's, the message id. */
  readonly clientMessageId: string;
  /** The gateway's name for it; null until it is stored there. */
  readonly messageId: string | null;
  readonly channel: NCChannel;
  readonly senderUserId: string;
  readonly content: NCContent;
  /** Unix milliseconds: by the gateway once it is stored there, by this machine before. */
  readonly sentAtMs: number;
  readonly state: 'sending' | 'sent' | 'failed';
}

export interface NCChannelSummary {
  readonly channel: NCChannel;
  readonly lastMessage: NCMessage | null;
  /** Messages of others that came since `markAsRead`. */
  readonly unreadCount: number;
}

/** Messages that cannot be had as they came, and why. */
export interface NCGap {
  /** null: any channel. */
  readonly channel: NCChannel | null;
  /** Away longer than the gateway keeps them; this device's store was lost; or the gateway's was. */
  readonly reason: 'retention' | 'recreated' | 'epoch';
}

/** How far the reload of a store that was lost has come. */
export interface NCReloadProgress {
  /** Messages that are back so far. */
  readonly messageCount: number;
  readonly isDone: boolean;
}

/** What an application hears of messages, in a microtask after it is stored. */
export interface NCMessageHandlers {
  /** A message came: another user's, or this user's own from another device. Once each. */
  onMessageReceived?(message: NCMessage): void;
  /** A message sent from here appeared, or its state changed. */
  onMessageUpdated?(message: NCMessage): void;
  /** Something is missing. What is kept further back is asked for by `getMessages` as it is read. */
  onGap?(gap: NCGap): void;
  /** After the gap `recreated`: how far the reload has come. */
  onReload?(progress: NCReloadProgress): void;
  /** The last message of a channel, or how many of it are unread, may have changed. */
  onChannelUpdated?(summary: NCChannelSummary): void;
}

/** Which part of a channel to read. */
export interface NCMessageQuery {
  /** Only what stands before this message; default: the newest. */
  readonly before?: NCMessage | undefined;
  /** 1 to 100. Default 50. */
  readonly limit?: number | undefined;
}

/** A part of a channel. */
export interface NCMessagePage {
  /** Newest last; what is still being sent stands behind what was sent. */
  readonly messages: readonly NCMessage[];
  /** Whether there is more before it, as far as is known. */
  readonly hasMore: boolean;
}

/** What an engine does with messages. The code for it loads with the first call. Calls never reject. */
export interface MessageFace {
  /**
   * Sends a message. It stands in `getMessages` at once, survives a reload, and waits for the connection for as long as
   * that takes.
   *
   * @returns when the gateway has stored it, as it stands then; 33003 for an unusable channel or content, 33093 when
   *   1,000 wait already, 33095 when the gateway refused it, 33090 after `disconnect` or a change of user
   */
  sendMessage(channel: NCChannel, content: NCContent): Promise<NCResult<NCMessage>>;
  /** Sends a failed message again under the same id, behind what waits. Answers like `sendMessage`. */
  resendMessage(message: NCMessage): Promise<NCResult<NCMessage>>;
  /** Adds handlers; an identifier in use is replaced. From the first on, missed messages are fetched. */
  addMessageHandler(identifier: string, handlers: NCMessageHandlers): void;
  /** Removes handlers; an unknown identifier is no error. */
  removeMessageHandler(identifier: string): void;
  /** Reads a channel: what is kept here first, and from the gateway what is not, while connected. */
  getMessages(channel: NCChannel, query?: NCMessageQuery): Promise<NCResult<NCMessagePage>>;
  /** The channels that are kept here, the one with the newest message first. */
  getChannels(): Promise<NCResult<readonly NCChannelSummary[]>>;
  /** Forgets how many messages of a channel are unread, on this device. */
  markAsRead(channel: NCChannel): Promise<NCResult<void>>;
}
