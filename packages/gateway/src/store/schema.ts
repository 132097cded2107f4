/** Tables, in the part of SQL that SQLite and PostgreSQL share; times are Unix milliseconds. */
export interface Schema {
  readonly users: {
    readonly user_id: string;
    readonly name: string;
    readonly avatar_url: string;
    readonly created_at_ms: number;
    readonly token_cut_off_ms: number;
    readonly deleted_at_ms: number | null;
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
}
