import type { InboxPage, InboxPosition, PullAnswer } from '@nexconn-kit/protocol';
import type { NCMessage } from '../messagesApi.ts';
import type { Link, LinkEvent } from '../ports.ts';
import type { MessageNews } from '../session/engineContext.ts';
import type { Desk } from './createDesk.ts';
import { readPage, readPull } from './guards.ts';
import { ANSWER_MS, PAGE_MESSAGES } from './numbers.ts';
import { storePage, type StoredPage } from './storePage.ts';

type Pushed = Extract<LinkEvent, { readonly type: 'messages' }>;

export interface InboxStart {
  readonly position: InboxPosition;
  /** The store was lost: what comes now is a reload, until there is no more. */
  readonly isRecreated: boolean;
}

/** Who hears of what in a page. An own message that the application knows as sent already is no news. */
function newsOf({ messages, before, channels }: StoredPage, isKnown: (message: NCMessage) => boolean): MessageNews[] {
  return [
    ...messages.flatMap((message, index): MessageNews[] => {
      if (isKnown(message)) return [];
      return [[before[index] ? 'onMessageUpdated' : 'onMessageReceived', message]];
    }),
    ...channels.map((summary): MessageNews => ['onChannelUpdated', summary]),
  ];
}

/** Keeps the inbox read: page after page, each stored with the position behind it, and only if it goes on from the last. */
export class Inbox {
  readonly #desk: Desk;
  readonly #isKnown: (message: NCMessage) => boolean;
  #position: InboxPosition;
  #isReloading: boolean;
  #messageCount = 0;
  #link: Link | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /** @param isKnown whether the application has heard of an own message from here */
  constructor(desk: Desk, { position, isRecreated }: InboxStart, isKnown: (message: NCMessage) => boolean) {
    this.#desk = desk;
    this.#isKnown = isKnown;
    this.#position = position;
    this.#isReloading = isRecreated;
  }

  /** Reads on from the position on a new link; undefined: there is none. */
  follow(link: Link | undefined): void {
    this.#link = link;
    if (link) this.#inTurn(link, () => this.#pull(link));
  }

  /** Takes a page that the gateway sent by itself. */
  take({ page: told, taken }: Pushed): void {
    const link = this.#link;
    // Told as taken in any case, for the gateway waits to hear so: what is not stored with it is with the next pull.
    if (!link) return taken();
    this.#inTurn(link, async () => {
      const page = readPage(told);
      const { epoch, after } = this.#position;
      if (page.epoch === epoch && page.after === after) await this.#store(page);
      else await this.#pull(link);
    });
    void this.#turn.then(taken);
  }

  #inTurn(link: Link, work: () => Promise<void>): void {
    const fail = (cause: unknown): void => {
      if (this.#link !== link) return;
      this.#link = undefined;
      this.#desk.fail(link, cause, () => this.follow(link));
    };
    this.#turn = this.#turn.then(() => (link === this.#link ? work() : undefined)).catch(fail);
  }

  #ask(link: Link, from: InboxPosition): Promise<PullAnswer> {
    const answer = link.ask('pull', { ...from, limit: PAGE_MESSAGES }, ANSWER_MS).then(readPull);
    // It is asked for ahead; nobody may be there to hear that it failed.
    answer.catch(() => {});
    return answer;
  }

  async #pull(link: Link): Promise<void> {
    let asked: Promise<PullAnswer> | undefined = this.#ask(link, this.#position);
    while (asked && link === this.#link) {
      const page: PullAnswer = await asked;
      const { epoch, after, upTo, hasMore, gap } = page;
      if (hasMore && upTo <= after) throw new TypeError('Bad pull');
      asked = hasMore ? this.#ask(link, { epoch, after: upTo }) : undefined;
      await this.#store(page, gap);
    }
    if (!asked && this.#isReloading) await this.#endReload();
  }

  async #store(page: InboxPage, gap?: PullAnswer['gap']): Promise<void> {
    const { run, tell, userId } = this.#desk;
    const stored = await run('readwrite', (step) => storePage(step, page, userId, gap !== undefined));
    this.#position = { epoch: page.epoch, after: page.upTo };
    if (gap) tell([['onGap', { channel: null, reason: gap }]]);
    tell(newsOf(stored, this.#isKnown));
    this.#messageCount += page.messages.length;
    if (this.#isReloading) tell([['onReload', { messageCount: this.#messageCount, isDone: false }]]);
  }

  async #endReload(): Promise<void> {
    this.#isReloading = false;
    await this.#desk.run('readwrite', (step) => step.delete('meta', 'recreated'));
    this.#desk.tell([['onReload', { messageCount: this.#messageCount, isDone: true }]]);
  }
}
