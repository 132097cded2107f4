import type { ServerApi } from '@nexconn-kit/gateway';
import type { Kept, Store } from './checkMessages.ts';

/** A channel, and a user who may read all of it. */
export interface Shelf {
  readonly name: string;
  readonly type: 'direct' | 'group';
  readonly userId: string;
  readonly channelId: string;
}

const PATHS = {
  direct: '/v4/direct-channel/history-message/list',
  group: '/v4/group-channel/history-message/list',
} as const;
const SPAN_MS = 86_400_000;

async function readShelf(api: ServerApi, { type, userId, channelId }: Shelf): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  let page = { startAt: Date.now() + 60_000, includeStart: true };
  for (;;) {
    const call = { userId, channelId, ...page, endAt: page.startAt - SPAN_MS, pageSize: 100 };
    const { messages } = await api.call(PATHS[type], call);
    kept.push(
      ...messages.map(({ messageId, content }) => ({ messageId, text: JSON.parse(content).content as string })),
    );
    if (messages.length < 100) return kept.toReversed();
    page = { startAt: messages.at(-1)!.sentAt, includeStart: false };
  }
}

/** What the gateway has stored, as its Server API tells. */
export async function readStore(api: ServerApi, shelves: readonly Shelf[]): Promise<Store> {
  const store = new Map<string, readonly Kept[]>();
  for (const shelf of shelves) store.set(shelf.name, await readShelf(api, shelf));
  return store;
}
