import type { NCChannel, NCMessage } from '@nexconn-kit/core';

export const channelKey = ({ type, id }: NCChannel): string => `${type}:${id}`;

/** Messages that are read at a time. */
export const PAGE_ROWS = 50;

type Rows = readonly NCMessage[];

const order = <T extends number | string>(one: T, other: T): number => Number(one > other) - Number(one < other);
const rank = ({ state }: NCMessage): number => Number(state === 'sending');
const nameOf = ({ messageId, clientMessageId }: NCMessage): string => messageId ?? clientMessageId;

/** As the engine orders a channel: by time, and what is still being sent behind what was sent. */
export const byPlace = (one: NCMessage, other: NCMessage): number =>
  rank(one) - rank(other) || order(one.sentAtMs, other.sentAtMs) || order(nameOf(one), nameOf(other));

/** Whether two objects say the same. The content of a message never changes. */
export const isSame = (one: NCMessage | null | undefined, other: NCMessage | null | undefined): boolean =>
  one === other ||
  (one?.clientMessageId === other?.clientMessageId &&
    one?.state === other?.state &&
    one?.sentAtMs === other?.sentAtMs &&
    one?.messageId === other?.messageId);

const byId = (rows: Rows): Map<string, NCMessage> => new Map(rows.map((row) => [row.clientMessageId, row]));

/**
 * Puts messages in their places among rows, each once. A message that a row already says stays the object it was.
 *
 * @param known where objects are looked for; default: the rows themselves
 */
export function putRows(rows: Rows, news: Rows, known: Rows = rows): Rows {
  const objects = byId(known);
  const next = byId(rows);
  for (const message of news) {
    const before = objects.get(message.clientMessageId);
    next.set(message.clientMessageId, before && isSame(before, message) ? before : message);
  }
  return [...next.values()].sort(byPlace);
}

/** What of the rows stands before a newly read page and goes on in it; nothing when they do not touch. */
export function rowsBefore(rows: Rows, page: Rows): Rows {
  const ids = byId(page);
  const [first] = page;
  if (!first || !rows.some(({ clientMessageId }) => ids.has(clientMessageId))) return [];
  return rows.filter((row) => row.state === 'sent' && byPlace(row, first) < 0);
}
