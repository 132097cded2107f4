import type { NCResult } from '../result.ts';
import type { Link } from '../ports.ts';
import type { EngineContext, MessagesCode } from '../session/engineContext.ts';
import { encode, isChannel, type WireContent } from './content.ts';
import type { Parts } from './parts.ts';
import type { UserMessages } from './createUserMessages.ts';
import { MessageSeat } from './MessageSeat.ts';
import { STORE_AGAIN_MS } from './numbers.ts';

const linkOf = ({ board, link }: EngineContext): Link | undefined => (board.read().status === 0 ? link : undefined);

/** Keeps the messages of whoever is signed in on the link there is. Looking is enough: a new link shows as a change of status. */
function follow({ context, CoreError }: Parts, seat: MessageSeat): void {
  const look = (): void => {
    const { userId } = context.board.read();
    if (userId !== null && (seat.messages?.userId ?? userId) !== userId) seat.leave();
    if (!context.params) return;
    seat.get().then(
      (messages) => messages === seat.messages && messages.follow(linkOf(context)),
      (cause: unknown) => {
        if (cause instanceof CoreError && cause.code === 33002) context.clock.schedule(look, STORE_AGAIN_MS);
      },
    );
  };
  context.board.face.subscribe(look);
  look();
}

/** Answers calls as `NCResult`: of what the argument should be and is not, of who is signed in, and of what came of it. */
function createAnswers({ CoreError }: Parts, seat: MessageSeat) {
  return async <T>(misfit: string | false, work: (messages: UserMessages) => Promise<T>): Promise<NCResult<T>> => {
    try {
      if (misfit) {
        throw new CoreError(33003, { message: `33003: ${misfit} is missing or wrong. Nothing was done; correct it.` });
      }
      const messages = await seat.get();
      return { isOk: true, code: 0, data: await Promise.race([messages.left, work(messages)]) };
    } catch (cause) {
      const error = cause instanceof CoreError ? cause : new CoreError(33002, { cause });
      return { isOk: false, code: error.code, error };
    }
  };
}

const isLimit = (limit: number): boolean => Number.isInteger(limit) && limit >= 1 && limit <= 100;
const misfitOf = (channel: unknown, other: string | false = false): string | false =>
  isChannel(channel) ? other : 'channel';

/** All that an engine does with messages. */
export const createMessages: MessagesCode['createMessages'] = (context, listeners, CoreError) => {
  const parts: Parts = { context, listeners, CoreError, memories: new Map() };
  const seat = new MessageSeat(parts);
  const answer = createAnswers(parts, seat);
  follow(parts, seat);
  return {
    sendMessage(channel, content) {
      const wire = encode(content);
      return answer(misfitOf(channel, !wire && 'content'), (messages) => messages.send(channel, wire as WireContent));
    },
    resendMessage(message) {
      const { channel, content, clientMessageId } = Object(message) as Partial<typeof message>;
      const isUsable = isChannel(channel) && encode(content) && typeof clientMessageId === 'string' && clientMessageId;
      return answer(!isUsable && 'message', (messages) => messages.resend(message));
    },
    getMessages(channel, { before, limit = 50 } = {}) {
      const misfit = misfitOf(channel, !isLimit(limit) && 'limit');
      return answer(misfit, (messages) => messages.read(linkOf(context), { channel, before, limit }));
    },
    getChannels: () => answer(false, (messages) => messages.channels()),
    markAsRead: (channel) => answer(misfitOf(channel), (messages) => messages.markAsRead(channel)),
    take: (event) => seat.messages?.take(event),
    leave: () => seat.leave(),
  };
};
