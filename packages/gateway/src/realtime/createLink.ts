import { randomUUID } from 'node:crypto';
import {
  type ClientToGatewayEvents,
  EVENT,
  type GatewayToClientEvents,
  type HandshakeRequest,
  NCErrorCode,
  type RenewAnswer,
  type Verdict,
} from '@nexconn-kit/protocol';
import { renewRequestSchema } from '@nexconn-kit/protocol/schemas';
import type { DefaultEventsMap, Socket } from 'socket.io';
import type { TokenClaims } from '../domain/tokens.ts';
import { checkStanding, readToken } from './checkToken.ts';
import type { RealtimeContext } from './context.ts';
import { reconnectSpreadMs } from './reconnectSpreadMs.ts';
import { Refusal } from './Refusal.ts';
import type { Session } from './sessions.ts';

/** A link whose token has run out lives on for this long, so that a renewal on its way still comes in time. */
const EXPIRED_TOKEN_GRACE_MS = 25_000;

export type LinkSocket = Socket<ClientToGatewayEvents, GatewayToClientEvents, DefaultEventsMap, { link: Link }>;

/** One accepted connection. */
export interface Link {
  readonly session: Session;
  /** Says hello and starts to listen, once Socket.IO has let the socket in. */
  open(): void;
}

export function createLink(context: RealtimeContext, socket: LinkSocket, request: HandshakeRequest, claims: TokenClaims): Link {
  const { clock, sessions, log } = context;
  const { userId } = claims;
  const sessionId = randomUUID();
  let isOpen = false;
  let endedWith: Verdict | undefined;
  let stopExpiry = (): void => {};

  const session: Session = {
    userId,
    sessionId,
    clientId: request.clientId,
    browserId: request.browserId ?? null,
    category: request.category,
    dialNumber: request.dialNumber,
    end(verdict) {
      endedWith ??= verdict;
      // Before Socket.IO has let the socket in, nothing can be sent: `open` does it then.
      if (!isOpen) return;
      socket.emit(EVENT.verdict, verdict);
      socket.disconnect(true);
    },
  };

  const remainingMs = (expiresAtMs: number | null): number | null =>
    expiresAtMs === null ? null : Math.max(0, expiresAtMs - clock.nowMs());

  const watchExpiry = (expiresAtMs: number | null): void => {
    stopExpiry();
    const leftMs = remainingMs(expiresAtMs);
    if (leftMs === null) return;
    stopExpiry = clock.schedule(() => session.end({ code: NCErrorCode.TokenExpired }), leftMs + EXPIRED_TOKEN_GRACE_MS);
  };

  async function renew(token: string): Promise<RenewAnswer> {
    try {
      const next = readToken(context, token, userId);
      await checkStanding(context, next);
      watchExpiry(next.expiresAtMs);
      return { isOk: true, tokenRemainingMs: remainingMs(next.expiresAtMs) };
    } catch (error) {
      if (error instanceof Refusal) return { isOk: false, code: error.data.code };
      throw error;
    }
  }

  const failed = (error: unknown): void => {
    log.error({ err: error, userId, sessionId }, 'link failed');
    session.end({ code: NCErrorCode.LinkNotUsable });
  };
  /** Another protocol than the version named, or noise: the client must not come back by itself. */
  const misunderstood = (what: string): void => {
    log.warn({ userId, sessionId, what }, 'link misunderstood');
    session.end({ code: NCErrorCode.ProtocolVersionRefused });
  };

  function listen(): void {
    socket.onAny((event: string, ...args: unknown[]) => {
      const answer = args.at(-1);
      if (typeof answer !== 'function') return misunderstood('event without an acknowledgement');
      if (event === EVENT.probe && args.length === 1) return void answer();
      const request = renewRequestSchema.safeParse(args[0]);
      if (event !== EVENT.renew || args.length !== 2 || !request.success) return misunderstood('unknown event or wrong arguments');
      renew(request.data.token).then((result) => answer(result), failed);
    });
    socket.on('error', () => misunderstood('undecodable packet'));
    socket.conn.on('packet', ({ type }: { type: string }) => {
      if (type === 'error') misunderstood('undecodable frame');
    });
    socket.on('disconnect', (reason) => {
      close();
      log.info({ userId, sessionId, reason, code: endedWith?.code }, 'link closed');
    });
  }

  function close(): void {
    stopExpiry();
    sessions.remove(session);
  }
  socket.conn.once('close', close);

  return {
    session,
    open() {
      isOpen = true;
      if (endedWith !== undefined) return session.end(endedWith);
      listen();
      watchExpiry(claims.expiresAtMs);
      log.info({ userId, sessionId, category: request.category, intent: request.intent }, 'link opened');
      socket.emit(EVENT.session, {
        userId,
        sessionId,
        serverTimeMs: clock.nowMs(),
        tokenRemainingMs: remainingMs(claims.expiresAtMs),
        reconnectSpreadMs: reconnectSpreadMs(sessions.count),
      });
    },
  };
}
