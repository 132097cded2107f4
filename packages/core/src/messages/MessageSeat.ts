import { createUserMessages, type UserMessages } from './createUserMessages.ts';
import type { Parts } from './parts.ts';

const NOBODY = '33003: Nobody is signed in. Nothing was done; connect first.';

interface Opening {
  readonly ready: Promise<UserMessages>;
  /** The user left before they were there. */
  cancel(): void;
}

/** Opens the messages of whoever signs in, as soon as it is known who that is. */
function openMessages(parts: Parts, onOpened: (messages: UserMessages) => void): Opening {
  const { context, CoreError } = parts;
  let isOver = false;
  let cancel: () => void = () => {};
  const left = new Promise<never>((_, reject) => {
    cancel = () => {
      isOver = true;
      reject(new CoreError(33090));
    };
  });
  const open = async (): Promise<UserMessages> => {
    await new Promise<void>((known) => context.store.whenKnown(() => known()));
    const userId = context.store.read()?.userId;
    if (isOver || userId === undefined) throw new CoreError(33090);
    const messages = createUserMessages(parts, userId);
    onOpened(messages);
    await messages.begin();
    return messages;
  };
  const ready = Promise.race([left, open()]);
  ready.catch(() => {});
  return { ready, cancel };
}

/** The messages of whoever is signed in: opened as soon as the user is known, closed as they leave. */
export class MessageSeat {
  readonly #parts: Parts;
  #opening: Opening | undefined;
  #messages: UserMessages | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Those that are open, or about to be. */
  get messages(): UserMessages | undefined {
    return this.#messages;
  }

  async get(): Promise<UserMessages> {
    const { context, CoreError } = this.#parts;
    if (context.isDestroyed) throw new CoreError(33001);
    if (!context.params) throw new CoreError(33003, { message: NOBODY });
    this.#opening ??= this.#open();
    return this.#opening.ready;
  }

  #open(): Opening {
    const opening = openMessages(this.#parts, (messages) => (this.#messages = messages));
    // A store that failed may do better the next time.
    opening.ready.catch(() => {
      if (this.#opening === opening) this.#opening = this.#messages = undefined;
    });
    return opening;
  }

  leave(): void {
    this.#opening?.cancel();
    this.#messages?.leave(!this.#parts.context.isDestroyed);
    this.#opening = this.#messages = undefined;
  }
}
