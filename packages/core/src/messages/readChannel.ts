import type { HistoryAnswer, NCChannel } from '@nexconn-kit/protocol';
import type { NCMessage, NCMessagePage } from '../messagesApi.ts';
import type { Link } from '../ports.ts';
import type { MessageNews } from '../session/engineContext.ts';
import type { Desk } from './createDesk.ts';
import { readHistory } from './guards.ts';
import { HISTORY_MS } from './numbers.ts';
import type { Key, RecordsStep } from './records.ts';
import { channelKey, eraOf, keyOf, newestOf, readMessage, refreshChannel, settle } from './rows.ts';

/** Which part of a channel is read. */
export interface Part {
  readonly channel: NCChannel;
  readonly before: NCMessage | undefined;
  readonly limit: number;
}

interface Look {
  /** Newest first, one more than was asked for where there is one. */
  readonly rows: readonly NCMessage[];
  /** From here on nothing is missing, Unix milliseconds. */
  readonly floorMs: number;
  readonly era: number;
}

/** Where a message stands now: it may have been sent since the application got it. */
async function placeOf(step: RecordsStep, message: NCMessage): Promise<Key> {
  const own = message.state === 'sent' ? undefined : await step.get('own', message.clientMessageId);
  return own?.key ?? keyOf(message);
}

async function look(step: RecordsStep, { channel, before, limit }: Part): Promise<Look> {
  const [row, era] = await Promise.all([step.get('channels', channelKey(channel)), eraOf(step)]);
  const below = before && (await placeOf(step, before));
  const found = await step.list('messages', newestOf(channel, limit + 1, below));
  return {
    rows: found.map(({ value }) => value),
    floorMs: row?.era === era ? row.floorMs : Infinity,
    era,
  };
}

const pageOf = (rows: readonly NCMessage[], limit: number, floorMs: number): NCMessagePage => ({
  messages: rows.slice(0, limit).reverse(),
  hasMore: rows.length > limit || floorMs > 0,
});

const knownFrom = (rows: readonly NCMessage[], floorMs: number): readonly NCMessage[] =>
  rows.filter(({ state, sentAtMs }) => state === 'sending' || sentAtMs >= floorMs);

/** Stores older messages, and how far down the channel is known with them, where they go on from what was known. */
async function storeHistory(
  step: RecordsStep,
  desk: Desk,
  { channel }: Part,
  {
    messages,
    floorMs,
    era,
  }: { readonly messages: readonly NCMessage[]; readonly floorMs: number | null; readonly era: number },
): Promise<readonly MessageNews[]> {
  const before = await Promise.all(messages.map((message) => settle(step, message, desk.userId)));
  const isCurrent = floorMs !== null && (await eraOf(step)) === era;
  await refreshChannel(step, channel, () => (isCurrent ? { floorMs, era } : {}));
  return messages
    .filter((_, index) => (before[index]?.state ?? 'sent') !== 'sent')
    .map((message) => ['onMessageUpdated', message]);
}

/** Fetches what is missing below what is known, and stores it. @returns from where on the part is known now */
async function fetchOlder(desk: Desk, link: Link, part: Part, { floorMs, era }: Look): Promise<number> {
  const { channel, before, limit } = part;
  const beforeMs = before?.state === 'sent' ? Math.min(floorMs, before.sentAtMs) : floorMs;
  const request = { channel, beforeMs: beforeMs === Infinity ? null : beforeMs, limit };
  const answer: HistoryAnswer = readHistory(await link.ask('history', request, HISTORY_MS));
  const messages = answer.messages.map((wire) => readMessage(wire, desk.userId));
  const reachedMs = answer.hasMore ? (messages[0]?.sentAtMs ?? beforeMs) : 0;
  const isAdjoining = beforeMs === floorMs;
  const found = { messages, floorMs: isAdjoining ? reachedMs : null, era };
  desk.tell(await desk.run('readwrite', (step) => storeHistory(step, desk, part, found)));
  return reachedMs;
}

/**
 * Reads a part of a channel. What is kept here is believed only as far down as nothing is missing; from there on the
 * gateway is asked, and what it says is kept. Without a link, all that is kept here is better than nothing.
 */
export async function readChannel(desk: Desk, link: Link | undefined, part: Part): Promise<NCMessagePage> {
  const lookNow = (): Promise<Look> => desk.run('readonly', (step) => look(step, part));
  const local = await lookNow();
  const { limit } = part;
  const known = knownFrom(local.rows, local.floorMs);
  if (known.length > limit || local.floorMs === 0) return pageOf(known, limit, local.floorMs);
  try {
    if (!link) return pageOf(local.rows, limit, local.floorMs);
    const floorMs = await fetchOlder(desk, link, part, local);
    return pageOf(knownFrom((await lookNow()).rows, floorMs), limit, floorMs);
  } catch (cause) {
    if (cause instanceof TypeError) desk.fail(link as Link, cause, () => {});
    return pageOf(local.rows, limit, local.floorMs);
  }
}
