import type { NCChannel, NCChannelSummary, NCError, NexconnEngine } from '@nexconn-kit/core';
import { createReads } from './createReads.ts';
import { createView, isForNobody, type View } from './createView.ts';
import { channelKey, isSame } from './rows.ts';

/** What `useChannels` gives: another object only when something in it changed. */
export interface UseChannelsResult {
  /** The one with the newest message first. A channel that did not change stays the same object. */
  readonly channels: readonly NCChannelSummary[];
  /** Whether the first answer is on its way. */
  readonly isLoading: boolean;
  /** Why the channels could not be read; null when they could. */
  readonly error: NCError | null;
}

/** A user's channels as their readers see them. */
export interface ChannelList extends Pick<View<UseChannelsResult>, 'read' | 'subscribe' | 'refresh'> {
  /** Unread messages of a channel, or of all. */
  unreadCount(channel: NCChannel | undefined): number;
  /** The last message of a channel, or how many of it are unread, changed. */
  take(news: readonly NCChannelSummary[]): void;
  /** Another user, or none: forgets everything. */
  reset(): void;
}

export const NO_CHANNELS: UseChannelsResult = Object.freeze({ channels: [], isLoading: true, error: null });

type Summaries = readonly NCChannelSummary[];

const keyOf = ({ channel }: NCChannelSummary): string => channelKey(channel);
const byKey = (summaries: Summaries) => new Map(summaries.map((summary) => [keyOf(summary), summary]));
const newestMs = ({ lastMessage }: NCChannelSummary): number => lastMessage?.sentAtMs ?? 0;

/** Puts news over the summaries, in order; one that says the same as what is shown stays the object that is shown. */
function put(summaries: Summaries, news: Summaries, shown: Summaries): Summaries {
  const known = byKey(shown);
  const settled = [...byKey([...summaries, ...news]).values()].map((summary) => {
    const before = known.get(keyOf(summary));
    const isKnown = before?.unreadCount === summary.unreadCount && isSame(before.lastMessage, summary.lastMessage);
    return isKnown ? before : summary;
  });
  return settled.sort((one, other) => newestMs(other) - newestMs(one));
}

/** @param onLook runs before they are read */
export function createChannelList(engine: NexconnEngine, onLook: () => void): ChannelList {
  const reads = createReads(keyOf);
  const load = async (): Promise<void> => {
    const answered = reads.begin();
    const result = await engine.getChannels();
    const news = answered();
    if (!news || isForNobody(engine, result)) return;
    if (!result.isOk) return view.show({ isLoading: false, error: result.error });
    view.show({ channels: put(result.data, news, view.read().channels), isLoading: false, error: null });
  };
  const view: View<UseChannelsResult> = createView({ initial: NO_CHANNELS, onLook, load: () => void load() });
  return {
    ...view,
    unreadCount(channel) {
      const key = channel && channelKey(channel);
      const counted = view.read().channels.filter((summary) => key === undefined || keyOf(summary) === key);
      return counted.reduce((sum, { unreadCount }) => sum + unreadCount, 0);
    },
    take(news) {
      reads.note(news);
      const { channels } = view.read();
      view.show({ channels: put(channels, news, channels) });
    },
    reset() {
      reads.forget();
      view.show(NO_CHANNELS);
      view.refresh();
    },
  };
}
