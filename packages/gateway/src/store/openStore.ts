import type { FastifyBaseLogger } from 'fastify';
import type { Store } from '../domain/store.ts';
import type { GatewayOptions } from '../GatewayOptions.ts';
import { OptionError } from '../OptionError.ts';
import { openEmbedded } from './openEmbedded.ts';
import { openPostgres } from './openPostgres.ts';

/**
 * Opens the store the options ask for: PostgreSQL where there is a database URL, else the embedded one.
 *
 * @throws OptionError when it cannot be used, or there is neither a URL nor a directory
 */
export async function openStore(
  { databaseUrl, dataDir }: Pick<GatewayOptions, 'databaseUrl' | 'dataDir'>,
  log: FastifyBaseLogger,
): Promise<Store> {
  if (databaseUrl !== undefined) return openPostgres(databaseUrl, log);
  if (dataDir !== undefined) return openEmbedded(dataDir);
  throw new OptionError('dataDir', 'is missing, and so is databaseUrl; one of them says where data is kept.');
}
