import type { NCCategory } from '@nexconn-kit/protocol';
import type { GroupStore } from './groupStore.ts';
import type { MessageStore } from './messageStore.ts';

export interface StoredUser {
  readonly userId: string;
  readonly name: string;
  readonly avatarUrl: string;
  readonly createdAtMs: number;
  /** Tokens issued before it are void. */
  readonly tokenCutOffMs: number;
  /** When the account was deactivated; null while it is active. */
  readonly deletedAtMs: number | null;
}

export interface Profile {
  readonly userId: string;
  readonly name: string;
  readonly avatarUrl: string;
}

export interface StoredBan {
  readonly userId: string;
  readonly expiresAtMs: number;
}

/** A session that lost its seat to another client. */
export interface StoredKick {
  readonly userId: string;
  readonly sessionId: string;
  readonly clientId: string;
  readonly category: NCCategory;
  readonly atMs: number;
  /** Whether the newcomer was another tab of the same browser; null when it is not known. */
  readonly isSameBrowser: boolean | null;
}

/** What decides whether a user may hold a link, all at one moment. An unknown user has nothing. */
export interface StoredStanding {
  readonly user: Pick<StoredUser, 'tokenCutOffMs' | 'deletedAtMs'> | undefined;
  readonly ban: Pick<StoredBan, 'expiresAtMs'> | undefined;
  /** As `listKicks` has them. */
  readonly kicks: readonly StoredKick[];
}

export type Restoration =
  | { readonly restored: readonly string[]; readonly tooRecent?: never }
  | { readonly restored?: never; readonly tooRecent: StoredUser };

export interface Slice {
  readonly offset: number;
  readonly limit: number;
}

/** What the domain keeps. A resolved promise means durable; each method is atomic by itself. */
export interface Store extends GroupStore, MessageStore {
  /** Makes or overwrites a user; undefined, with nothing changed, when the account is deactivated. */
  registerUser(profile: Profile, nowMs: number): Promise<StoredUser | undefined>;
  findUser(userId: string): Promise<StoredUser | undefined>;
  updateUser(userId: string, changes: { readonly name?: string; readonly avatarUrl?: string }): Promise<void>;
  /** Moves the cut-off forward; never back. Unknown ids are passed over. */
  raiseTokenCutOff(userIds: readonly string[], cutOffMs: number): Promise<void>;

  putBans(userIds: readonly string[], expiresAtMs: number): Promise<void>;
  deleteBans(userIds: readonly string[]): Promise<void>;
  /** Bans that still hold at `nowMs`, latest expiry first. */
  listBans(nowMs: number, slice: Slice): Promise<readonly StoredBan[]>;

  /** Deactivates the active ones among the users: data gone, histories and inboxes emptied, every token issued up to `nowMs` void. @returns who they were */
  softDelete(userIds: readonly string[], nowMs: number): Promise<readonly string[]>;
  /**
   * Reactivates the deactivated ones among the users, all or none.
   *
   * @returns who they were; or a user that was deactivated after `deletedUntilMs`, which kept all of them from being
   * restored
   */
  restore(userIds: readonly string[], deletedUntilMs: number): Promise<Restoration>;
  /** Ids of deactivated users, latest first. */
  listSoftDeleted(slice: Slice): Promise<readonly string[]>;

  /** For each handshake: one trip to the database. */
  findStanding(userId: string): Promise<StoredStanding>;

  /** Kicks of a user that no return as a newcomer has cleared, latest first. */
  listKicks(userId: string): Promise<readonly StoredKick[]>;
  /** Forgets the kicks of a client, then remembers new ones; keeps the latest of the user. */
  changeKicks(userId: string, forgetClientId: string | null, added: readonly StoredKick[]): Promise<void>;

  close(): Promise<void>;
}
