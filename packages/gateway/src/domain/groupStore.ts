export interface StoredGroup {
  readonly channelId: string;
  readonly name: string;
  readonly ownerId: string;
  readonly createdAtMs: number;
  readonly memberCount: number;
}

export interface StoredMember {
  readonly userId: string;
  readonly joinedAtMs: number;
}

export interface JoinedGroup extends StoredGroup {
  readonly joinedAtMs: number;
}

/** The place in a list that is ordered by time and id. */
export interface Cursor {
  readonly atMs: number;
  readonly id: string;
}

/** A part of a list: what comes after the cursor; from its beginning without one. */
export interface Stretch {
  readonly after: Cursor | undefined;
  readonly limit: number;
}

export interface NewGroup {
  readonly channelId: string;
  readonly name: string;
  readonly ownerId: string;
  readonly userIds: readonly string[];
}

/** Groups and memberships; a dismissed group is none. */
export interface GroupStore {
  /** @returns false, with nothing changed, when the id is taken */
  createGroup(group: NewGroup, nowMs: number): Promise<boolean>;
  findGroup(channelId: string): Promise<StoredGroup | undefined>;
  /** Passes over those who are members. @returns the group with them; undefined when there is none */
  joinGroup(channelId: string, userIds: readonly string[], nowMs: number): Promise<StoredGroup | undefined>;
  /** Passes over those who are no members; an owner who leaves hands the group to its oldest member. @returns false when there is no group */
  leaveGroup(channelId: string, userIds: readonly string[]): Promise<boolean>;
  /** @returns false when there is no group */
  dismissGroup(channelId: string, nowMs: number): Promise<boolean>;
  /** Everybody who is in the group, or left it after something with this sequence or a later one was said. */
  readerIds(channelId: string, since: number): Promise<readonly string[]>;
  /** In the order they joined. */
  listMembers(channelId: string, stretch: Stretch): Promise<readonly StoredMember[]>;
  /** In the order they were joined. */
  listJoined(userId: string, stretch: Stretch): Promise<readonly JoinedGroup[]>;
}
