import { EVENT_ARGUMENTS, type EventArguments } from '@nexconn-kit/protocol/schemas';

/** What one event of the client asks for, with its types closed over. */
export interface Inbound {
  readonly event: string;
  /** @returns the answer on its way; undefined when the arguments are not the event's */
  call(given: readonly unknown[]): Promise<unknown> | undefined;
}

export function inbound<E extends keyof EventArguments>(
  event: E,
  handle: (...given: EventArguments[E]) => Promise<unknown>,
): Inbound {
  return {
    event,
    call(given) {
      const { success, data } = EVENT_ARGUMENTS[event].safeParse(given);
      return success ? handle(...data) : undefined;
    },
  };
}
