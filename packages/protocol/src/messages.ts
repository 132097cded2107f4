/** Where a message is said. A direct channel is named by the other user, from either side. */
export interface NCChannel {
  readonly type: 'direct' | 'group';
  readonly id: string;
}

/** The type of a text message; its content is the JSON of `{ "content": text }`, as in the Server API. */
export const TEXT_MESSAGE_TYPE = 'RC:TxtMsg';

/** A message as one of its readers gets it. */
export interface WireMessage {
  /** Orders the reader's inbox; grows from message to message, not always by one. */
  readonly sequence: number;
  readonly messageId: string;
  /** What its sender called it; null where it came through the Server API. */
  readonly clientMessageId: string | null;
  readonly channel: NCChannel;
  readonly senderUserId: string;
  readonly messageType: string;
  /** JSON as a text; its type says how to read it. */
  readonly content: string;
  /** Unix milliseconds by the gateway; no two messages of a channel have the same. */
  readonly sentAtMs: number;
}

/** Asks to store a message. The same `clientMessageId` again is answered with the message that is stored. */
export interface SendRequest {
  /** At most 64 characters. */
  readonly clientMessageId: string;
  readonly channel: NCChannel;
  /** At most 32 characters. */
  readonly messageType: string;
  /** At most 128 KiB of UTF-8. */
  readonly content: string;
}

export type SendAnswer =
  | { readonly isOk: true; readonly messageId: string; readonly sentAtMs: number }
  /** Refused for good; the same again would be refused again. */
  | { readonly isOk: false; readonly code: number };

/** How far an inbox was read, in which life of the gateway's store. */
export interface InboxPosition {
  /** null: never read. */
  readonly epoch: string | null;
  /** The sequence up to which everything is known. */
  readonly after: number;
}

/** Asks for what came after a position, and, once that is all there is, to be sent what comes from then on. */
export interface PullRequest extends InboxPosition {
  /** 1 to 500 messages. */
  readonly limit: number;
}

/** A page of an inbox. */
export interface InboxPage {
  readonly epoch: string;
  /** The position this page goes on from. */
  readonly after: number;
  /** Everything up to this sequence is known with this page. */
  readonly upTo: number;
  /** Oldest first. */
  readonly messages: readonly WireMessage[];
}

export interface PullAnswer extends InboxPage {
  readonly hasMore: boolean;
  /** Why something between the asked position and this page cannot be had any more. */
  readonly gap?: 'retention' | 'epoch';
}

/** Asks for older messages of a channel. */
export interface HistoryRequest {
  readonly channel: NCChannel;
  /** Unix milliseconds: only what was sent before; null: the newest. */
  readonly beforeMs: number | null;
  /** 1 to 100. */
  readonly limit: number;
}

export interface HistoryAnswer {
  /** Oldest first. */
  readonly messages: readonly WireMessage[];
  readonly hasMore: boolean;
}
