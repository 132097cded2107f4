import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Debian keeps each version apart, and none of them on the PATH. */
const DEBIAN = '/usr/lib/postgresql';
const CANDIDATES = ['/usr/local/pgsql/bin', '/usr/local/bin', '/usr/bin', '/opt/homebrew/bin'];
const isBin = (path) => existsSync(join(path, 'postgres')) && existsSync(join(path, 'initdb'));

/** The directory of PostgreSQL's programs on this machine, or undefined. `POSTGRES_BIN` goes first and must hold them. */
export function findPostgres() {
  const named = process.env.POSTGRES_BIN;
  if (named) {
    if (isBin(named)) return named;
    throw new Error(
      `POSTGRES_BIN names ${named}, which has no postgres and initdb. Tests over PostgreSQL cannot start. Correct the path or unset it.`,
    );
  }
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((one, other) => Number(other) - Number(one)) : [];
  return [...versions.map((version) => join(DEBIAN, version, 'bin')), ...CANDIDATES].find(isBin);
}

/** The same. @throws Error when there is none; `npm test` fetches one where it may */
export function postgresBin() {
  const path = findPostgres();
  if (path === undefined) {
    throw new Error(
      'No PostgreSQL was found. Tests over it cannot start. Install its server, set POSTGRES_BIN to the directory of postgres and initdb, or run `npm test` as root, which fetches one with apt.',
    );
  }
  return path;
}
