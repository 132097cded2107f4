export interface RunningPostgres {
  readonly url: string;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}
/** Starts a PostgreSQL of its own, on a free port and in a temporary directory. */
export declare function startPostgres(options?: { readonly isDurable?: boolean }): Promise<RunningPostgres>;
