import type { NCChannel } from '@nexconn-kit/protocol';
import type { NCResult } from '../result.ts';
import type { Courier } from '../courier.ts';
import { NCError } from '../errors.ts';
import type {
  MessageFace,
  NCChannelSummary,
  NCGap,
  NCMessage,
  NCMessageHandlers,
  NCReloadProgress,
} from '../messagesApi.ts';

/** What a script does with the messages of a scripted engine. */
export interface ScriptedMessages {
  /** A message comes; handlers hear of it as from a real engine. */
  receiveMessage(message: NCMessage): void;
  /** A message of the user's own becomes this: it is put in, or takes the place of the one with its client message id. */
  updateMessage(message: NCMessage): void;
  tellGap(gap: NCGap): void;
  tellReload(progress: NCReloadProgress): void;
}

export interface ScriptedMessagesOptions {
  /** What is there from the start, in any order. */
  readonly messages?: readonly NCMessage[] | undefined;
  /** What becomes of a message that the application sends; `sending` stays so, and its promise open. Default `sent`. */
  readonly sendAs?: NCMessage['state'] | undefined;
}

type Tell = (call: (handlers: NCMessageHandlers) => void) => void;

const keyOf = ({ type, id }: NCChannel): string => `${type}:${id}`;
const ok = <T>(data: T): Promise<NCResult<T>> => Promise.resolve({ isOk: true, code: 0, data });
const rank = ({ state }: NCMessage): number => Number(state === 'sending');
const newest = ({ lastMessage }: NCChannelSummary): number => lastMessage?.sentAtMs ?? 0;

/** The messages themselves, and what is unread. */
class Book {
  readonly unread = new Map<string, number>();
  readonly #tell: Tell;
  #messages: readonly NCMessage[];

  constructor(messages: readonly NCMessage[], tell: Tell) {
    this.#messages = messages;
    this.#tell = tell;
  }

  of(channel: NCChannel): NCMessage[] {
    return this.#messages
      .filter((message) => keyOf(message.channel) === keyOf(channel))
      .sort((one, other) => rank(one) - rank(other) || one.sentAtMs - other.sentAtMs);
  }

  summaryOf(channel: NCChannel): NCChannelSummary {
    return { channel, lastMessage: this.of(channel).at(-1) ?? null, unreadCount: this.unread.get(keyOf(channel)) ?? 0 };
  }

  summaries(): NCChannelSummary[] {
    const channels = new Map(this.#messages.map(({ channel }) => [keyOf(channel), channel]));
    return [...channels.values()].map((channel) => this.summaryOf(channel)).sort((a, b) => newest(b) - newest(a));
  }

  tellChannel(channel: NCChannel): void {
    const summary = this.summaryOf(channel);
    this.#tell((handlers) => handlers.onChannelUpdated?.(summary));
  }

  put(message: NCMessage, as: 'onMessageReceived' | 'onMessageUpdated'): void {
    const others = this.#messages.filter(({ clientMessageId }) => clientMessageId !== message.clientMessageId);
    this.#messages = [...others, message];
    this.#tell((handlers) => handlers[as]?.(message));
    this.tellChannel(message.channel);
  }
}

type Draft = Pick<NCMessage, 'channel' | 'content' | 'clientMessageId'>;
type Who = { readonly now: () => number; readonly userId: () => string };

function createSender(book: Book, sendAs: NCMessage['state'], { now, userId }: Who) {
  return ({ channel, content, clientMessageId }: Draft): Promise<NCResult<NCMessage>> => {
    const base = { channel, content, clientMessageId, senderUserId: userId(), sentAtMs: now() };
    book.put({ ...base, messageId: null, state: 'sending' }, 'onMessageUpdated');
    if (sendAs === 'sending') return new Promise(() => {});
    const message = { ...base, messageId: sendAs === 'sent' ? `message-${clientMessageId}` : null, state: sendAs };
    book.put(message, 'onMessageUpdated');
    const error = new NCError(33095);
    return sendAs === 'sent' ? ok(message) : Promise.resolve({ isOk: false, code: error.code, error });
  };
}

/** Messages in memory, without a gateway. */
export function createScriptedMessages(
  { messages = [], sendAs = 'sent' }: ScriptedMessagesOptions,
  courier: Courier,
  who: Who,
): MessageFace & ScriptedMessages {
  const listeners = new Map<string, (call: (handlers: NCMessageHandlers) => void) => void>();
  const tell: Tell = (call) => courier.tell(listeners, call);
  const book = new Book(messages, tell);
  const send = createSender(book, sendAs, who);
  let count = 0;
  return {
    sendMessage: (channel, content) => send({ channel, content, clientMessageId: `scripted-${(count += 1)}` }),
    resendMessage: send,
    addMessageHandler: (identifier, handlers) => void listeners.set(identifier, (call) => call(handlers)),
    removeMessageHandler: (identifier) => void listeners.delete(identifier),
    getMessages(channel, { before, limit = 50 } = {}) {
      const found = book.of(channel);
      const place = found.findIndex(({ clientMessageId }) => clientMessageId === before?.clientMessageId);
      const end = place < 0 ? found.length : place;
      const start = Math.max(0, end - limit);
      return ok({ messages: found.slice(start, end), hasMore: start > 0 });
    },
    getChannels: () => ok(book.summaries()),
    markAsRead(channel) {
      book.unread.delete(keyOf(channel));
      book.tellChannel(channel);
      return ok(undefined);
    },
    receiveMessage(message) {
      const key = keyOf(message.channel);
      if (message.senderUserId !== who.userId()) book.unread.set(key, (book.unread.get(key) ?? 0) + 1);
      book.put(message, 'onMessageReceived');
    },
    updateMessage: (message) => book.put(message, 'onMessageUpdated'),
    tellGap: (gap) => tell((handlers) => handlers.onGap?.(gap)),
    tellReload: (progress) => tell((handlers) => handlers.onReload?.(progress)),
  };
}
