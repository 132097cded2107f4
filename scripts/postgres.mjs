import { findPostgres, postgresBin } from '../packages/config/postgres.mjs';
import { installFromApt } from './apt.mjs';

/** Finds a PostgreSQL server, or fetches one with apt where that is allowed. @returns the directory of its programs */
export async function ensurePostgres() {
  // Debian would start a server by itself, on the port everybody knows; nothing here wants that one.
  if (findPostgres() === undefined) await installFromApt('postgresql');
  return postgresBin();
}
