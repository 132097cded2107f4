import { NCError } from '../errors.ts';
import type { MessageFace } from '../messagesApi.ts';
import { RELOAD_MS } from '../numbers.ts';
import { failedResult } from './connectCalls.ts';
import type { EngineContext, MessageNews, Messages } from './engineContext.ts';

/** What is done with messages, by code that is fetched with the first use, and again for as long as that fails. */
export function messagesLater(context: EngineContext): MessageFace {
  const listeners = new Map<string, (news: MessageNews) => void>();
  const fetch = async (): Promise<Messages> => {
    while (!context.isDestroyed) {
      try {
        const { createMessages } = await context.loadMessages();
        return (context.messages = createMessages(context, listeners, NCError));
      } catch {
        await new Promise<void>((resolve) => context.clock.schedule(resolve, RELOAD_MS));
      }
    }
    throw new NCError(33001);
  };
  let part: Promise<Messages> | undefined;
  const load = (): Promise<Messages> => (part ??= fetch());
  const later = <M extends keyof Messages & keyof MessageFace>(method: M): MessageFace[M] =>
    ((...args: unknown[]) =>
      load().then(
        (messages) => (messages[method] as (...given: unknown[]) => unknown)(...args),
        failedResult,
      )) as MessageFace[M];
  return {
    sendMessage: later('sendMessage'),
    resendMessage: later('resendMessage'),
    getMessages: later('getMessages'),
    getChannels: later('getChannels'),
    markAsRead: later('markAsRead'),
    addMessageHandler(identifier, handlers) {
      listeners.set(identifier, ([name, news]) => (handlers[name] as ((told: unknown) => void) | undefined)?.(news));
      load().catch(() => {});
    },
    removeMessageHandler: (identifier) => void listeners.delete(identifier),
  };
}
