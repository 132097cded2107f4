import type { NCChannel, SendAnswer } from '@nexconn-kit/protocol';
import type { NCChannelSummary, NCMessage } from '../messagesApi.ts';
import type { Link } from '../ports.ts';
import type { WireContent } from './content.ts';
import type { Desk } from './createDesk.ts';
import { Flush } from './Flush.ts';
import { conclude, enqueue, failLeft } from './outboxRows.ts';
import type { Entry, OutboxRow } from './records.ts';

interface Waiting {
  readonly resolve: (message: NCMessage) => void;
  readonly reject: (error: unknown) => void;
}

/** Whoever waits for what becomes of a message. */
function createWaitingList() {
  const lists = new Map<string, Waiting[]>();
  return {
    names: () => [...lists.keys()],
    add: (name: string) =>
      new Promise<NCMessage>((resolve, reject) => lists.set(name, [...(lists.get(name) ?? []), { resolve, reject }])),
    settle(name: string, act: (waiting: Waiting) => void): void {
      lists.get(name)?.forEach(act);
      lists.delete(name);
    },
  };
}

/** Keeps what the user sends until the gateway has it: in order, through reloads, each once. */
export class Outbox {
  readonly #desk: Desk;
  readonly #flush: Flush;
  readonly #waiting = createWaitingList();
  /** Sent from here, and not come back in the inbox yet. */
  readonly #unechoed = new Set<string>();

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#flush = new Flush(desk, {
      onAnswer: (row, answer) => this.#conclude(row, answer),
      onEmpty: () => this.#settleByRecords(),
    });
  }

  /** Sends what waits, on a new link; undefined: there is none. */
  follow(link: Link | undefined): void {
    this.#flush.follow(link);
  }

  /** Whether the application heard from here that the message is sent; true once, for its echo. */
  isKnown({ clientMessageId }: NCMessage): boolean {
    return this.#unechoed.delete(clientMessageId);
  }

  /** @param clientMessageId of a message that is sent again; default: a new one */
  async send(channel: NCChannel, wire: WireContent, clientMessageId?: string): Promise<NCMessage> {
    const { context, run, userId, error } = this.#desk;
    const row = { clientMessageId: clientMessageId ?? context.randomId(), channel, ...wire };
    // Before it is written, for a flush that is under way may take it from there at once.
    const outcome = this.#waiting.add(row.clientMessageId);
    try {
      const written = await run('readwrite', (step) => enqueue(step, row, userId, context.clock.now()));
      if (!written) throw error(33093);
      this.#tell(...written);
    } catch (cause) {
      this.#waiting.settle(row.clientMessageId, ({ reject }) => reject(cause));
    }
    this.#flush.hasMore();
    return outcome;
  }

  /** The user leaves. What waits to be sent never is, unless the engine merely ends. */
  leave(isSignedOut: boolean): void {
    const { memory, userId } = this.#desk;
    // A database marks them by itself as it closes.
    if (!isSignedOut) return;
    memory()
      ?.run('readwrite', (step) => failLeft(step, userId, true))
      .catch(() => {});
  }

  #tell(message: NCMessage, summary: NCChannelSummary | null): void {
    if (!summary) return this.#settle(message);
    return this.#desk.tell([
      ['onMessageUpdated', message],
      ['onChannelUpdated', summary],
    ]);
  }

  #settle(message: NCMessage, refusalCode = 0): void {
    if (message.state === 'sending') return;
    this.#waiting.settle(message.clientMessageId, ({ resolve, reject }) => {
      if (message.state === 'sent') return resolve(message);
      const why = refusalCode ? ` (${refusalCode})` : '';
      const text = `33095: The gateway refused the message${why}. It stands as failed; send another.`;
      return reject(this.#desk.error(33095, { message: text }));
    });
  }

  async #conclude(row: Entry<OutboxRow>, answer: SendAnswer | null): Promise<void> {
    const { run, userId } = this.#desk;
    const concluded = await run('readwrite', (step) => conclude(step, row, answer, userId));
    if (!concluded) return;
    const { message, summary, isNews } = concluded;
    if (isNews && answer?.isOk) this.#unechoed.add(message.clientMessageId);
    if (isNews) this.#tell(message, summary);
    this.#settle(message, answer?.isOk === false ? answer.code : 0);
  }

  // A sibling tab may have sent what was written here.
  async #settleByRecords(): Promise<void> {
    for (const name of this.#waiting.names()) {
      const message = await this.#desk.run('readonly', async (step) => {
        const own = await step.get('own', name);
        return own && step.get('messages', own.key);
      });
      if (message) this.#settle(message);
    }
  }
}
