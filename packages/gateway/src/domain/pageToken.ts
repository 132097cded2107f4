import { GatewayError } from '../errors.ts';
import type { Cursor, Stretch } from './groupStore.ts';

/**
 * Reads where a page begins.
 *
 * @throws GatewayError `badParameter` for a token that no page ever gave
 */
export function toStretch({ pageToken, pageSize }: { pageToken: string; pageSize: number }): Stretch {
  return { after: pageToken === '' ? undefined : readCursor(pageToken), limit: pageSize };
}

/** What the next page begins with; empty after the last one, which is the one that is not full. */
export function nextToken<T>(rows: readonly T[], pageSize: number, cursorOf: (row: T) => Cursor): string {
  const last = rows.at(-1);
  if (last === undefined || rows.length < pageSize) return '';
  const { atMs, id } = cursorOf(last);
  return Buffer.from(`${atMs} ${id}`).toString('base64url');
}

function readCursor(pageToken: string): Cursor {
  const [, atMs, id] = /^(\d{1,15}) (\S+)$/.exec(Buffer.from(pageToken, 'base64url').toString()) ?? [];
  if (atMs !== undefined && id !== undefined) return { atMs: Number(atMs), id };
  throw new GatewayError('badParameter', 'pageToken is none that a page gave; leave it out to begin anew.');
}
