import type { NCChannel } from '@nexconn-kit/protocol';
import type { NCChannelSummary, NCMessage } from '../messagesApi.ts';

/** Numbers before texts before lists; lists member by member, a shorter one first: as IndexedDB orders. */
export type Key = string | number | readonly Key[];

/** A message that waits to be stored by the gateway. */
export interface OutboxRow {
  readonly clientMessageId: string;
  readonly channel: NCChannel;
  readonly messageType: string;
  readonly content: string;
  /** Its user signed out before it was sent: it never is. */
  readonly isLeft?: true;
}

/** Where a message of this user's own stands, by its client message id. */
export interface OwnRow {
  readonly key: Key;
  /** Its place in the outbox, while it waits there. */
  readonly outboxKey?: number | undefined;
  /** It was sent from this device, not from another one of the user's. */
  readonly isFromHere?: true | undefined;
}

export interface ChannelRow extends NCChannelSummary {
  /** Messages are known without a hole from this time on, Unix milliseconds, but only in the era it was found in. */
  readonly floorMs: number;
  readonly era: number;
}

export interface Stored {
  /** `position`: how far the inbox was read; `era`: grows with each gap; `recreated`: set until the reload is done. */
  readonly meta: unknown;
  readonly messages: NCMessage;
  readonly own: OwnRow;
  readonly channels: ChannelRow;
  readonly outbox: OutboxRow;
}

export type StoreName = keyof Stored;

export interface Entry<V> {
  readonly key: Key;
  readonly value: V;
}

/** Which entries; the bounds themselves are not among them. */
export interface Range {
  readonly above?: Key | undefined;
  readonly below?: Key | undefined;
  readonly limit?: number | undefined;
  readonly isDescending?: boolean | undefined;
}

/** What may be done inside a transaction. Nothing else may be awaited there. */
export interface RecordsStep {
  get<S extends StoreName>(store: S, key: Key): Promise<Stored[S] | undefined>;
  put<S extends StoreName>(store: S, value: Stored[S], key: Key): Promise<unknown>;
  /** Puts behind what is there, and answers the key. Keys are never used twice. */
  append(row: OutboxRow): Promise<number>;
  delete(store: StoreName, key: Key): Promise<unknown>;
  list<S extends StoreName>(store: S, range?: Range): Promise<readonly Entry<Stored[S]>[]>;
  count(store: StoreName): Promise<number>;
}

export type Mode = 'readonly' | 'readwrite';
export type Work<T> = (step: RecordsStep) => Promise<T>;

/** The records of one user. */
export interface Records {
  /** Runs a transaction: all of it happens or nothing, one writer at a time, in the order of the calls. */
  run<T>(mode: Mode, work: Work<T>): Promise<T>;
}
