import type { InboxPosition, NCChannel } from '@nexconn-kit/protocol';
import type { NCChannelSummary, NCMessage, NCMessagePage } from '../messagesApi.ts';
import type { Link } from '../ports.ts';
import type { Messages } from '../session/engineContext.ts';
import { encode, type WireContent } from './content.ts';
import { createDesk, type Desk } from './createDesk.ts';
import type { Parts } from './parts.ts';
import { Inbox } from './Inbox.ts';
import { Outbox } from './Outbox.ts';
import { failLeft } from './outboxRows.ts';
import { readChannel, type Part } from './readChannel.ts';
import { channelKey, refreshChannel, summaryOf } from './rows.ts';

/** What is done with the messages of one user, until that user leaves. */
export interface UserMessages {
  readonly userId: string;
  readonly left: Promise<never>;
  /** Finds out where it was left. */
  begin(): Promise<void>;
  /** Goes on with this link; undefined: there is none. The same one again is no news. */
  follow(link: Link | undefined): void;
  take: Messages['take'];
  send(channel: NCChannel, wire: WireContent): Promise<NCMessage>;
  resend(message: NCMessage): Promise<NCMessage>;
  read(link: Link | undefined, part: Part): Promise<NCMessagePage>;
  channels(): Promise<readonly NCChannelSummary[]>;
  markAsRead(channel: NCChannel): Promise<void>;
  leave(isSignedOut: boolean): void;
}

async function beginning(desk: Desk) {
  const { userId } = desk;
  return desk.run('readwrite', async (step) => {
    await failLeft(step, userId);
    const position = (await step.get('meta', 'position')) as InboxPosition | undefined;
    const isRecreated = (await step.get('meta', 'recreated')) === true;
    return { position: position ?? { epoch: null, after: 0 }, isRecreated };
  });
}

/** Newest first, by what stands last in each. */
const byNews = (one: NCChannelSummary, other: NCChannelSummary): number => {
  const [a, b] = [one, other].map(({ lastMessage }) => lastMessage?.sentAtMs ?? 0);
  return Number(b) - Number(a);
};

async function markAsRead(desk: Desk, channel: NCChannel): Promise<void> {
  const summary = await desk.run('readwrite', async (step) => {
    const row = await step.get('channels', channelKey(channel));
    return row?.unreadCount ? refreshChannel(step, channel, () => ({ unreadCount: 0 })) : null;
  });
  if (summary) desk.tell([['onChannelUpdated', summary]]);
}

export function createUserMessages(parts: Parts, userId: string): UserMessages {
  const desk = createDesk(parts, userId);
  const outbox = new Outbox(desk);
  let inbox: Inbox | undefined;
  let current: Link | undefined;
  return {
    userId,
    left: desk.left,
    async begin() {
      const found = await beginning(desk);
      if (found.isRecreated) desk.tell([['onGap', { channel: null, reason: 'recreated' }]]);
      inbox = new Inbox(desk, found, (message) => outbox.isKnown(message));
    },
    follow(link) {
      if (link === current) return;
      current = link;
      inbox?.follow(link);
      outbox.follow(link);
    },
    take: (event) => inbox?.take(event),
    send: (...message) => outbox.send(...message),
    async resend(message) {
      const { clientMessageId, channel, content, senderUserId, state } = message;
      const wire = encode(content);
      if (senderUserId !== userId || !wire) throw desk.error(33003);
      return state === 'sent' ? message : outbox.send(channel, wire, clientMessageId);
    },
    read: (link, part) => readChannel(desk, link, part),
    async channels() {
      const rows = await desk.run('readonly', (step) => step.list('channels'));
      return rows.map(({ value }) => summaryOf(value)).sort(byNews);
    },
    markAsRead: (channel) => markAsRead(desk, channel),
    leave(isSignedOut) {
      outbox.leave(isSignedOut);
      desk.leave();
    },
  };
}
