import { startPostgres } from './startPostgres.mjs';

/** One PostgreSQL for all tests of a project; each takes a schema of its own. */
export async function setup({ provide }) {
  const { url, stop } = await startPostgres();
  provide('postgresUrl', url);
  return stop;
}
