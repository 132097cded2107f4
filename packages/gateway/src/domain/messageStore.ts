/** Where a message is said: between two users, or in a group. */
export type ChannelType = 'direct' | 'group';

/** A message that is to be stored. */
export interface MessageDraft {
  readonly channelType: ChannelType;
  /** The other user of a direct channel; the group's id. */
  readonly toId: string;
  readonly senderId: string;
  /** Makes sending idempotent a sender: the same one again gives the message that is stored. null: not asked for. */
  readonly clientMessageId: string | null;
  readonly messageType: string;
  readonly content: string;
  /** Whether it goes to the sender's own inbox as well. */
  readonly isEchoed: boolean;
  /** Whether a history shows it; every inbox has it in either case. */
  readonly isPersisted: boolean;
}

export interface StoredMessage extends MessageDraft {
  /** Orders every inbox it is in; grows from message to message, not always by one. */
  readonly sequence: number;
  readonly messageId: string;
  /** Later than that of every older message of its channel. */
  readonly sentAtMs: number;
}

export interface HistoryQuery {
  readonly channelType: ChannelType;
  /** Whose view: of a group only what was said while the user was in it, or by the user. */
  readonly userId: string;
  readonly toId: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly limit: number;
}

export interface InboxQuery {
  readonly userId: string;
  /** The sequence that was read last. */
  readonly after: number;
  readonly limit: number;
}

/** A part of an inbox, oldest first. */
export interface StoredInboxPage {
  /** Another one after the store was lost: sequences from before it mean nothing. */
  readonly epoch: string;
  /** Whether messages of this inbox that are newer than what was read last were deleted. */
  readonly hasLost: boolean;
  readonly messages: readonly StoredMessage[];
  /** There is nothing in the inbox up to this sequence but what was read. */
  readonly upTo: number;
  readonly hasMore: boolean;
}

export interface MessageStore {
  /** Stores them in their order, at times no earlier than `nowMs`; all or none. */
  appendMessages(drafts: readonly MessageDraft[], nowMs: number): Promise<readonly StoredMessage[]>;
  /** Stores a message of a client; calls are stored in their order. @returns undefined, with nothing stored, when it goes to a group that its sender is not in */
  appendOwn(draft: MessageDraft, nowMs: number): Promise<StoredMessage | undefined>;
  readInbox(query: InboxQuery): Promise<StoredInboxPage>;
  /** Newest first; `fromMs` and `untilMs` belong to it. */
  listHistory(query: HistoryQuery): Promise<readonly StoredMessage[]>;
  /** Deletes messages sent before `beforeMs`, the oldest `limit` (over 1,000) at most. @returns how many it deleted */
  forgetMessages(beforeMs: number, limit: number): Promise<number>;
  /** Deletes bans that ended before `beforeMs`, and memberships whose messages were all deleted. */
  forgetEnded(beforeMs: number): Promise<void>;
}
