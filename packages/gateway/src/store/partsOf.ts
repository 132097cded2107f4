/** A statement takes a limited number of values: 65,535 on PostgreSQL, 32,766 on SQLite. */
const ROWS_A_STATEMENT = 1000;

/** What one statement can take of a list, and the next one. */
export function partsOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(all.length / ROWS_A_STATEMENT);
  return Array.from({ length: count }, (_, part) => all.slice(part * ROWS_A_STATEMENT, (part + 1) * ROWS_A_STATEMENT));
}
