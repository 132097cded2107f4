import type { InboxPage } from '@nexconn-kit/protocol';
import type { StoredInboxPage } from '../domain/messageStore.ts';
import { toWire } from './toWire.ts';

export interface FeedParts {
  readonly userId: string;
  readonly read: (after: number) => Promise<StoredInboxPage>;
  /** Resolves once the client has taken the page in; one that never does gets no more. */
  readonly push: (page: InboxPage) => Promise<unknown>;
  readonly onError: (error: unknown) => void;
  /** Runs it a while later. */
  readonly later: (work: () => void) => void;
}

/**
 * Sends a client what comes to its inbox, page after page: the next one once the client has taken in the one before, so
 * that a slow client holds up nobody and the gateway keeps nothing for it.
 */
export class Feed {
  readonly #parts: FeedParts;
  /** What the client knows everything up to; null before it has pulled all there was. */
  #position: number | null = null;
  #isNudged = false;
  #isRunning = false;

  constructor(parts: FeedParts) {
    this.#parts = parts;
  }

  /** The client knows everything up to here, and wants to be sent what comes. */
  follow(position: number): void {
    this.#position = position;
    // Something may have come since it was read.
    this.nudge();
  }

  /** The client pulls by itself; nothing is sent meanwhile. */
  pause(): void {
    this.#position = null;
  }

  /** There may be something new. */
  nudge(): void {
    this.#isNudged = true;
    if (this.#isRunning || this.#position === null) return;
    this.#isRunning = true;
    void this.#run();
  }

  async #run(): Promise<void> {
    try {
      await this.#sendAll();
    } catch (error) {
      this.#parts.onError(error);
      // What could not be read is still there.
      this.#parts.later(() => this.nudge());
    }
  }

  async #sendAll(): Promise<void> {
    try {
      while (this.#isNudged && this.#position !== null) await this.#sendNext(this.#position);
    } finally {
      // In the same turn as the last look at it: a nudge in between would be lost.
      this.#isRunning = false;
    }
  }

  async #sendNext(after: number): Promise<void> {
    this.#isNudged = false;
    const { epoch, messages, upTo, hasMore } = await this.#parts.read(after);
    if (messages.length === 0 || this.#position !== after) return;
    const wire = messages.map((message) => toWire(message, this.#parts.userId));
    this.#position = upTo;
    await this.#parts.push({ epoch, after, upTo, messages: wire });
    this.#isNudged ||= hasMore;
  }
}
