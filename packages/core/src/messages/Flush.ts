import type { SendAnswer } from '@nexconn-kit/protocol';
import type { Link } from '../ports.ts';
import type { Desk } from './createDesk.ts';
import { readSent } from './guards.ts';
import { ANSWER_MS, FLYING_CHARACTERS, FLYING_MESSAGES } from './numbers.ts';
import type { Entry, OutboxRow } from './records.ts';

type Row = Entry<OutboxRow>;

/** What is on its way on one link. */
function createFlight(link: Link, onAnswer: (row: Row, answer: SendAnswer | null) => Promise<void>) {
  const flying = new Set<Promise<void>>();
  let characters = 0;
  return {
    flying,
    hasRoomFor: ({ value }: Row): boolean =>
      flying.size === 0 || (flying.size < FLYING_MESSAGES && characters + value.content.length <= FLYING_CHARACTERS),
    take(row: Row, onFailed: (cause: unknown) => void): void {
      const { isLeft, ...request } = row.value;
      const answer = isLeft ? Promise.resolve(null) : link.ask('send', request, ANSWER_MS).then(readSent);
      characters += request.content.length;
      const flight: Promise<void> = answer
        .then((told) => onAnswer(row, told))
        .catch(onFailed)
        .finally(() => {
          characters -= request.content.length;
          flying.delete(flight);
        });
      flying.add(flight);
    },
  };
}

interface FlushParts {
  readonly onAnswer: (row: Row, answer: SendAnswer | null) => Promise<void>;
  /** Nothing waits any more. */
  readonly onEmpty: () => Promise<void>;
}

/**
 * Sends the outbox in its order, in one tab of the browser at a time. Several are on their way at once: the gateway
 * stores what one link sends in the order it was sent. After a lost link all that was not answered is sent again.
 */
export class Flush {
  readonly #desk: Desk;
  readonly #parts: FlushParts;
  #link: Link | undefined;
  #isRunning = false;
  #isDirty = false;
  #wake: () => void = () => {};

  constructor(desk: Desk, parts: FlushParts) {
    this.#desk = desk;
    this.#parts = parts;
  }

  /** Goes on with this link; undefined: there is none. */
  follow(link: Link | undefined): void {
    this.#link = link;
    this.hasMore();
  }

  /** Something was written. */
  hasMore(): void {
    this.#isDirty = true;
    this.#wake();
    if (!this.#isRunning) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    // What was written, and a link that came, while a round ended, gets another one.
    for (let link = this.#link; link && this.#isDirty; link = this.#link) {
      const used = link;
      await this.#inTurn(used).catch((cause: unknown) => this.#fail(used, cause));
    }
    this.#isRunning = false;
  }

  async #inTurn(link: Link): Promise<void> {
    const { context, userId, isShared } = this.#desk;
    if (!isShared()) return this.#sendAll(link);
    const keepers = await context.loadKeepers().catch(() => null);
    // Twice the same is stored once; only the order of two tabs is at stake.
    if (!keepers) return this.#sendAll(link);
    // A page that was left meanwhile may ask for no lock: it could not let go of it in the browser's cache.
    if (link !== this.#link) return undefined;
    return keepers.exclusive(`nexconn:outbox:${context.options.appKey}:${userId}`, () => this.#sendAll(link));
  }

  #fail(link: Link, cause: unknown): void {
    if (this.#link !== link) return;
    this.#link = undefined;
    this.#desk.fail(link, cause, () => this.follow(link));
  }

  async #sendAll(link: Link): Promise<void> {
    const { onAnswer, onEmpty } = this.#parts;
    const { flying, hasRoomFor, take } = createFlight(link, onAnswer);
    let after = 0;
    while (link === this.#link) {
      this.#isDirty = false;
      const woken = new Promise<void>((resolve) => (this.#wake = resolve));
      const rows = await this.#rowsBehind(after);
      if (rows.length === 0 && flying.size === 0) return onEmpty();
      for (const row of rows) {
        if (!hasRoomFor(row)) break;
        after = Number(row.key);
        take(row, (cause) => this.#fail(link, cause));
      }
      if (!this.#isDirty) await Promise.race([...flying, woken]);
    }
  }

  #rowsBehind(after: number): Promise<readonly Row[]> {
    return this.#desk.run('readonly', (step) => step.list('outbox', { above: after, limit: FLYING_MESSAGES }));
  }
}
