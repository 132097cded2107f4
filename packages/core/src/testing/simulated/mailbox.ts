import type {
  HistoryAnswer,
  HistoryRequest,
  InboxPage,
  NCChannel,
  PullAnswer,
  PullRequest,
  SendAnswer,
  SendRequest,
  WireMessage,
} from '@nexconn-kit/protocol';

/** A message as the simulated gateway keeps it. */
export interface SimulatedMessage extends SendRequest {
  readonly sequence: number;
  readonly messageId: string;
  readonly senderUserId: string;
  readonly sentAtMs: number;
}

/** What a test does with the messages of a simulated gateway. A group has the members it was given, or anybody. */
export interface SimulatedMailbox {
  /** All that is kept, oldest first. */
  readonly messages: readonly SimulatedMessage[];
  /** Whom a group's messages reach. */
  setMembers(groupId: string, userIds: readonly string[]): void;
  /** Refuses what is sent from now on with a code; null: takes it again. */
  refuse(code: number | null): void;
  /** The retention went by: forgets the oldest. @param keep how many of the newest stay */
  forget(keep: number): void;
  /** The store was lost: nothing is left, and sequences start anew. */
  lose(): void;
}

type Push = (page: InboxPage, onTaken: () => void) => void;

/** One link's view of it. */
export interface MailboxReader {
  send(request: SendRequest): SendAnswer;
  pull(request: PullRequest): PullAnswer;
  history(request: HistoryRequest): HistoryAnswer;
  leave(): void;
}

/** Pushes what comes, one page at a time, from where a pull ended. */
function createFeed(read: (after: number) => Omit<PullAnswer, 'gap'>, push: Push) {
  let position: number | null = null;
  let isWaiting = false;
  const nudge = (): void => {
    if (position === null || isWaiting) return;
    const { hasMore: _, ...page } = read(position);
    if (page.messages.length === 0) return;
    position = page.upTo;
    isWaiting = true;
    push(page, () => {
      isWaiting = false;
      nudge();
    });
  };
  return {
    nudge,
    follow(from: number | null): void {
      position = from;
      nudge();
    },
  };
}

const PUSHED = 100;

const isSame = (one: NCChannel, other: NCChannel): boolean => one.type === other.type && one.id === other.id;

function toWire(message: SimulatedMessage, userId: string): WireMessage {
  const { channel, senderUserId } = message;
  const isToReader = channel.type === 'direct' && senderUserId !== userId;
  return { ...message, channel: isToReader ? { type: 'direct', id: senderUserId } : channel };
}

/** The message store of a simulated gateway. */
export class Mailbox implements SimulatedMailbox {
  messages: readonly SimulatedMessage[] = [];
  readonly #nowMs: () => number;
  readonly #members = new Map<string, readonly string[]>();
  readonly #feeds = new Set<{ readonly nudge: () => void }>();
  #last = 0;
  #lastMs = 0;
  #forgottenUpTo = 0;
  #lives = 1;
  #refusal: number | null = null;

  /** @param nowMs Unix milliseconds */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  setMembers(groupId: string, userIds: readonly string[]): void {
    this.#members.set(groupId, userIds);
  }

  refuse(code: number | null): void {
    this.#refusal = code;
  }

  forget(keep: number): void {
    this.#forgottenUpTo = this.messages.at(-keep - 1)?.sequence ?? this.#forgottenUpTo;
    this.messages = this.messages.slice(this.messages.length - keep);
  }

  lose(): void {
    this.messages = [];
    this.#last = this.#forgottenUpTo = 0;
    this.#lives += 1;
  }

  open(userId: string, push: Push): MailboxReader {
    const feed = createFeed((after) => this.#page(userId, after, PUSHED), push);
    this.#feeds.add(feed);
    return {
      send: (request) => this.#send(userId, request),
      pull: (request) => this.#pull(userId, request, feed.follow),
      history: (request) => this.#history(userId, request),
      leave: () => void this.#feeds.delete(feed),
    };
  }

  #send(userId: string, request: SendRequest): SendAnswer {
    if (this.#refusal !== null) return { isOk: false, code: this.#refusal };
    const { messageId, sentAtMs } = this.#find(userId, request) ?? this.#store(userId, request);
    this.#feeds.forEach(({ nudge }) => nudge());
    return { isOk: true, messageId, sentAtMs };
  }

  #find(userId: string, { clientMessageId }: SendRequest): SimulatedMessage | undefined {
    return this.messages.find((one) => one.senderUserId === userId && one.clientMessageId === clientMessageId);
  }

  #store(senderUserId: string, request: SendRequest): SimulatedMessage {
    const sequence = (this.#last += 1);
    const sentAtMs = (this.#lastMs = Math.max(this.#lastMs + 1, this.#nowMs()));
    const message = { ...request, senderUserId, sequence, sentAtMs, messageId: `message-${this.#lives}-${sequence}` };
    this.messages = [...this.messages, message];
    return message;
  }

  #reaches({ channel, senderUserId }: SimulatedMessage, userId: string): boolean {
    if (senderUserId === userId) return true;
    return channel.type === 'group' ? (this.#members.get(channel.id)?.includes(userId) ?? true) : channel.id === userId;
  }

  #page(userId: string, after: number, limit: number): Omit<PullAnswer, 'gap'> {
    const found = this.messages.filter((one) => one.sequence > after && this.#reaches(one, userId));
    const messages = found.slice(0, limit).map((one) => toWire(one, userId));
    const hasMore = found.length > limit;
    const upTo = hasMore ? (messages.at(-1)?.sequence ?? 0) : this.#last;
    return { epoch: `epoch-${this.#lives}`, after, upTo, messages, hasMore };
  }

  #pull(userId: string, { epoch, after, limit }: PullRequest, follow: (from: number | null) => void): PullAnswer {
    const isOtherLife = epoch !== null && epoch !== `epoch-${this.#lives}`;
    const isLate = epoch !== null && after < this.#forgottenUpTo;
    const page = this.#page(userId, isOtherLife ? 0 : after, limit);
    follow(page.hasMore ? null : page.upTo);
    return isOtherLife || isLate ? { ...page, gap: isOtherLife ? 'epoch' : 'retention' } : page;
  }

  #history(userId: string, { channel, beforeMs, limit }: HistoryRequest): HistoryAnswer {
    const found = this.messages
      .filter((one) => this.#reaches(one, userId) && one.sentAtMs < (beforeMs ?? Infinity))
      .map((one) => toWire(one, userId))
      .filter((one) => isSame(one.channel, channel));
    return { messages: found.slice(-limit), hasMore: found.length > limit };
  }
}
