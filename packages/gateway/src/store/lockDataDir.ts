import { join } from 'node:path';
import Database from 'libsql';
import { OptionError } from '../OptionError.ts';

// A gateway that was killed a moment ago may still be leaving.
const PATIENCE_MS = 1_000;

/**
 * Takes a directory for this process alone. The lock is the operating system's, so that it ends with the process, even
 * one that was killed: nothing stale is ever left behind.
 *
 * @returns gives it back
 * @throws OptionError when another gateway holds it
 */
export function lockDataDir(dataDir: string): () => void {
  const lock = new Database(join(dataDir, 'gateway.lock'), { timeout: PATIENCE_MS });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new OptionError('dataDir', `${dataDir} is in use by another gateway; two on one directory would lose data.`, {
      cause,
    });
  }
  return () => lock.close();
}
