/** Tables, in the part of SQL that SQLite and PostgreSQL share; times are Unix milliseconds. */
export interface Schema {
  readonly users: {
    readonly user_id: string;
    readonly name: string;
    readonly avatar_url: string;
    readonly created_at_ms: number;
    readonly token_cut_off_ms: number;
    readonly deleted_at_ms: number | null;
    /** What came up to this sequence is not the user's any more. */
    readonly inbox_floor: number;
  };
  readonly bans: {
    readonly user_id: string;
    readonly expires_at_ms: number;
  };
  readonly kicks: {
    readonly session_id: string;
    readonly user_id: string;
    readonly client_id: string;
    readonly category: string;
    readonly at_ms: number;
    readonly is_same_browser: number | null;
  };
  readonly chat_groups: {
    readonly channel_id: string;
    readonly name: string;
    readonly owner_id: string;
    readonly created_at_ms: number;
    readonly dismissed_at_ms: number | null;
  };
  /** A row each time somebody is in a group: of the messages after `joined_seq`, up to `left_seq`. */
  readonly memberships: {
    readonly channel_id: string;
    readonly user_id: string;
    readonly joined_at_ms: number;
    readonly joined_seq: number;
    readonly left_seq: number | null;
  };
  /** One row: the sequence of all messages. To change it is to hold it until the commit, so that no later one shows first. */
  readonly message_stream: {
    readonly id: number;
    /** Another one after the store was lost: sequences from before it mean nothing. */
    readonly epoch: string;
    readonly last_seq: number;
    /** Messages up to it were deleted. */
    readonly forgotten_seq: number;
  };
  /** Of the newest message that was deleted, for `u:` a user, `g:` a group and `*` everybody. */
  readonly inbox_losses: {
    readonly inbox: string;
    readonly seq: number;
  };
  readonly channel_clocks: {
    readonly channel_key: string;
    readonly last_sent_at_ms: number;
  };
  readonly messages: {
    readonly seq: number;
    readonly channel_key: string;
    /** Of a direct message; null: whoever is in the group. */
    readonly recipient_id: string | null;
    readonly sender_id: string;
    readonly client_message_id: string | null;
    readonly sent_at_ms: number;
    readonly message_type: string;
    /** null where another message, sent with it, has the same. */
    readonly content: string | null;
    readonly content_of: number | null;
    readonly is_echoed: number;
    readonly is_persisted: number;
  };
}
