import { NCConnectionStatus as S, type ConnectionState, type NCChannel, type NCMessage } from '@nexconn-kit/core';
import type { EngineScope } from '../engineScopeOf.ts';
import { oncePer } from '../oncePer.ts';
import { createChannelFeed, type ChannelFeed } from './createChannelFeed.ts';
import { createChannelList, type ChannelList } from './createChannelList.ts';
import { channelKey } from './rows.ts';

/** All that the message hooks of one engine share. It listens from the first look on, for as long as the engine lives. */
export interface MessageBoard {
  readonly list: ChannelList;
  /** The same one each time. */
  feedOf(channel: NCChannel): ChannelFeed;
}

/** Gathers what is told in one go, as a page that came is, so that it shows in one render. */
function inBatches<T>(take: (batch: readonly T[]) => void): (one: T) => void {
  let batch: T[] = [];
  const flush = (): void => {
    const taken = batch;
    batch = [];
    take(taken);
  };
  return (one) => {
    if (batch.push(one) === 1) queueMicrotask(flush);
  };
}

function deliver(batch: readonly NCMessage[], feeds: ReadonlyMap<string, ChannelFeed>): void {
  const byChannel = new Map<string, NCMessage[]>();
  for (const message of batch) {
    const key = channelKey(message.channel);
    const messages = byChannel.get(key) ?? [];
    messages.push(message);
    byChannel.set(key, messages);
  }
  byChannel.forEach((messages, key) => feeds.get(key)?.take(messages));
}

const RESTING: readonly S[] = [S.Unconnected, S.SignOut];

/** What a change of the connection means for what was read. */
function meaningOf(state: ConnectionState, before: ConnectionState): 'nothing' | 'news' | 'doubt' | 'stranger' {
  if (before.userId !== null && state.userId !== before.userId) return 'stranger';
  // Until the gateway named the user, what was read was whoever's the engine believed to sign in.
  if (state.userId !== before.userId) return 'doubt';
  if (state.status === before.status) return 'nothing';
  return state.status === S.Connected || RESTING.includes(before.status) ? 'news' : 'nothing';
}

function createMessageBoard({ engine, store }: EngineScope): MessageBoard {
  const feeds = new Map<string, ChannelFeed>();
  const refresh = (isReplacing = false): void => {
    list.refresh();
    feeds.forEach((feed) => feed.refresh(isReplacing));
  };
  const reset = (): void => [list, ...feeds.values()].forEach((view) => view.reset());
  const act = { nothing: () => {}, news: () => refresh(), doubt: () => refresh(true), stranger: reset };
  let isListening = false;
  const listen = (): void => {
    if (isListening) return;
    isListening = true;
    const take = inBatches((batch: readonly NCMessage[]) => deliver(batch, feeds));
    engine.addMessageHandler(`nexconn-react-${Math.random()}`, {
      onMessageReceived: take,
      onMessageUpdated: take,
      onGap: () => refresh(),
      onReload: ({ isDone }) => isDone && refresh(),
      onChannelUpdated: inBatches((batch) => list.take(batch)),
    });
    store.subscribe((state, before) => act[meaningOf(state, before)]());
  };
  const list = createChannelList(engine, listen);
  return {
    list,
    feedOf({ type, id }) {
      const key = channelKey({ type, id });
      const feed = feeds.get(key) ?? createChannelFeed(engine, Object.freeze({ type, id }), listen);
      feeds.set(key, feed);
      return feed;
    },
  };
}

/** The board of a scope, the same one each time. Apart from the scope, so that only pages with messages carry it. */
export const messageBoardOf = oncePer(createMessageBoard);
