import type { InboxPage, InboxPosition, NCChannel } from '@nexconn-kit/protocol';
import type { NCChannelSummary, NCMessage } from '../messagesApi.ts';
import { channelKey, eraOf, readMessage, refreshChannel, settle } from './rows.ts';
import type { ChannelRow, RecordsStep } from './records.ts';

export interface StoredPage {
  readonly messages: readonly NCMessage[];
  /** What stood for each of the messages that was sent from here. */
  readonly before: readonly (NCMessage | undefined)[];
  readonly channels: readonly NCChannelSummary[];
}

interface Touched {
  readonly channel: NCChannel;
  unread: number;
  /** When its first message of the page was sent. */
  readonly firstMs: number;
}

/** @param isNews which of the messages no tab has counted yet */
function touchedBy(messages: readonly NCMessage[], userId: string, isNews: (index: number) => boolean): Touched[] {
  const touched = new Map<string, Touched>();
  messages.forEach(({ channel, senderUserId, sentAtMs }, index) => {
    const key = channelKey(channel);
    const one = touched.get(key) ?? { channel, unread: 0, firstMs: sentAtMs };
    if (senderUserId !== userId && isNews(index)) one.unread += 1;
    touched.set(key, one);
  });
  return [...touched.values()];
}

/**
 * Stores a page and the position behind it. A sibling tab may have stored it before: then nothing is counted twice.
 *
 * @param hasGap something before this page is missing
 */
export async function storePage(
  step: RecordsStep,
  page: InboxPage,
  userId: string,
  hasGap: boolean,
): Promise<StoredPage> {
  const known = (await step.get('meta', 'position')) as InboxPosition | undefined;
  const isNews = (sequence: number): boolean => known?.epoch !== page.epoch || sequence > known.after;
  const era = (await eraOf(step)) + Number(hasGap);
  if (hasGap) await step.put('meta', era, 'era');
  if (isNews(page.upTo)) await step.put('meta', { epoch: page.epoch, after: page.upTo }, 'position');
  const messages = page.messages.map((wire) => readMessage(wire, userId));
  const before = await Promise.all(messages.map((message) => settle(step, message, userId)));
  const touched = touchedBy(messages, userId, (index) => isNews(page.messages[index]?.sequence ?? 0));
  const channels = await Promise.all(
    touched.map(({ channel, unread, firstMs }) =>
      refreshChannel(step, channel, (row): Partial<ChannelRow> => {
        const unreadCount = row.unreadCount + unread;
        return row.era === era ? { unreadCount } : { unreadCount, era, floorMs: firstMs };
      }),
    ),
  );
  return { messages, before, channels };
}
