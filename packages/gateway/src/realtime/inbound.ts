import { EVENT_ARGUMENTS, type EventArguments } from '@nexconn-kit/protocol/schemas';

/** What one event of the client asks for, with its types closed over. @typeParam L what a link is to its handler */
export interface Inbound<L> {
  readonly event: string;
  /** @returns the answer on its way; undefined when the arguments are not the event's */
  call(link: L, given: readonly unknown[]): Promise<unknown> | undefined;
}

export function inbound<L, E extends keyof EventArguments>(
  event: E,
  handle: (link: L, ...given: EventArguments[E]) => Promise<unknown>,
): Inbound<L> {
  return {
    event,
    call(link, given) {
      const { success, data } = EVENT_ARGUMENTS[event].safeParse(given);
      return success ? handle(link, ...data) : undefined;
    },
  };
}
