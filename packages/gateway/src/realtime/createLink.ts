import { EVENT, type HandshakeRequest, NCErrorCode, type RenewAnswer } from '@nexconn-kit/protocol';
import type { TokenClaims } from '../domain/tokens.ts';
import { checkStanding, readToken } from './checkToken.ts';
import { history, pull, send } from '../messaging/answerMessages.ts';
import type { Feed } from '../messaging/Feed.ts';
import type { RealtimeContext } from './context.ts';
import { clientIpOf } from './clientIpOf.ts';
import { forgetHandshake } from './forgetHandshake.ts';
import { type Inbound, inbound } from './inbound.ts';
import type { LinkSocket } from './LinkSocket.ts';
import { listen } from './listen.ts';
import { reconnectSpreadMs } from './reconnectSpreadMs.ts';
import { Refusal } from './Refusal.ts';
import { createSession, type Session } from './session.ts';
import { type TokenWatch, watchToken } from './watchToken.ts';

/** One accepted connection. */
export interface Link {
  readonly session: Session;
  /** Says hello and starts to listen; call it once Socket.IO has let the socket in. */
  open(): void;
}

interface LinkParts {
  readonly context: RealtimeContext;
  readonly socket: LinkSocket;
  readonly session: Session;
  readonly tokenWatch: TokenWatch;
  /** From the first pull on: a link without messages carries none. */
  feed?: Feed;
}

/** Once for all links, of which there are tens of thousands. */
const INBOUNDS: readonly Inbound<LinkParts>[] = [
  inbound(EVENT.probe, async () => undefined),
  inbound(EVENT.renew, (link, { token }) => renew(link, token)),
  inbound(EVENT.send, ({ context, session }, message) => send(context.messaging, session, message)),
  inbound(EVENT.history, ({ context, session }, request) => history(context.messaging, session, request)),
  inbound(EVENT.pull, (link, request) => {
    const { context, socket, session } = link;
    link.feed ??= context.messaging.openFeed(socket, session);
    return pull(context.messaging, session, link.feed, request);
  }),
];

export function createLink(
  context: RealtimeContext,
  socket: LinkSocket,
  dial: HandshakeRequest,
  claims: TokenClaims,
): Link {
  const { trustProxy } = context;
  const { userId } = claims;
  const session = createSession(socket, dial, { userId, clientIp: clientIpOf(socket, trustProxy) });
  const tokenWatch = watchToken(context.clock, () => session.end({ code: NCErrorCode.TokenExpired }));
  // The connection's own close, because the namespace never reports one that comes before it has let the socket in.
  socket.conn.once('close', () => {
    tokenWatch.stop();
    context.sessions.remove(session);
  });
  return {
    session,
    open() {
      if (!session.open()) return;
      const parts: LinkParts = { context, socket, session, tokenWatch };
      listen(context.log, socket, session, (event, given) =>
        INBOUNDS.find((candidate) => candidate.event === event)?.call(parts, given),
      );
      greet(context, socket, session, tokenWatch.follow(claims));
      forgetHandshake(socket);
    },
  };
}

function greet(
  { clock, sessions, log }: RealtimeContext,
  socket: LinkSocket,
  { userId, sessionId, category }: Session,
  tokenRemainingMs: number | null,
): void {
  const spreadMs = reconnectSpreadMs(sessions.count);
  socket.emit(EVENT.session, {
    userId,
    sessionId,
    serverTimeMs: clock.nowMs(),
    tokenRemainingMs,
    reconnectSpreadMs: spreadMs,
  });
  log.info({ userId, sessionId, category }, 'link opened');
}

async function renew({ context, session, tokenWatch }: LinkParts, token: string): Promise<RenewAnswer> {
  try {
    const claims = readToken(context, token, session.userId);
    await checkStanding(context, claims);
    return { isOk: true, tokenRemainingMs: tokenWatch.follow(claims) };
  } catch (error) {
    if (error instanceof Refusal) return { isOk: false, code: error.data.code };
    throw error;
  }
}
