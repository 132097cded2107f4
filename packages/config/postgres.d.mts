/** The directory of PostgreSQL's programs on this machine, or undefined. `POSTGRES_BIN` goes first and must hold them. */
export declare function findPostgres(): string | undefined;
/** The same. @throws Error when there is none; `npm test` fetches one where it may */
export declare function postgresBin(): string;
