import { randomUUID } from 'node:crypto';
import { EVENT, type HandshakeRequest, type Verdict } from '@nexconn-kit/protocol';
import type { Seat } from '../domain/seats.ts';
import type { LinkSocket } from './LinkSocket.ts';

/** A live session: a seat, and the link that can be ended. */
export interface Session extends Seat {
  readonly userId: string;
  /** Whether its connection still stands. */
  readonly isLinked: boolean;
  /** What ended it from our side. */
  readonly endedWith: Verdict | undefined;
  /** Socket.IO has let the socket in. @returns false when the session was ended before that */
  open(): boolean;
  /** Tells the client why, then closes the link. */
  end(verdict: Verdict): void;
}

export function createSession(socket: LinkSocket, dial: HandshakeRequest, userId: string): Session {
  const { clientId, browserId = null, category, dialNumber } = dial;
  let isOpen = false;
  let endedWith: Verdict | undefined;

  // Before Socket.IO has let the socket in nothing can be sent; `open` makes up for it.
  const sendEnd = (): void => {
    if (!isOpen || endedWith === undefined) return;
    socket.emit(EVENT.verdict, endedWith);
    socket.disconnect(true);
  };

  return {
    userId,
    sessionId: randomUUID(),
    clientId,
    browserId,
    category,
    dialNumber,
    get isLinked() {
      return socket.conn.readyState === 'open';
    },
    get endedWith() {
      return endedWith;
    },
    open() {
      isOpen = true;
      sendEnd();
      return endedWith === undefined;
    },
    end(verdict) {
      if (endedWith !== undefined) return;
      endedWith = verdict;
      sendEnd();
    },
  };
}
