import { randomUUID } from 'node:crypto';
import { EVENT, type HandshakeRequest, type Verdict } from '@nexconn-kit/protocol';
import type { Seat } from '../domain/seats.ts';
import type { LinkSocket } from './LinkSocket.ts';

/** A live session: a seat, and the link that can be ended. */
export interface Session extends Seat {
  readonly userId: string;
  /** Of the client, as far as the gateway can tell. */
  readonly clientIp: string;
  /** Whether its connection still stands. */
  readonly isLinked: boolean;
  /** What ended it from our side. */
  readonly endedWith: Verdict | undefined;
  /** Whether the client took its leave, rather than that the link broke or we ended it. */
  readonly hasSignedOut: boolean;
  signOut(): void;
  /** Socket.IO has let the socket in. @returns false when the session was ended before that */
  open(): boolean;
  /** Tells the client why, then closes the link. */
  end(verdict: Verdict): void;
}

interface Party {
  readonly userId: string;
  readonly clientIp: string;
}

export function createSession(socket: LinkSocket, dial: HandshakeRequest, party: Party): Session {
  let isOpen = false;
  let hasSignedOut = false;
  let endedWith: Verdict | undefined;

  // Before Socket.IO has let the socket in nothing can be sent; `open` makes up for it.
  const sendEnd = (): void => {
    if (!isOpen || endedWith === undefined) return;
    socket.emit(EVENT.verdict, endedWith);
    socket.disconnect(true);
  };

  return {
    ...party,
    ...seatOf(dial),
    sessionId: randomUUID(),
    get isLinked() {
      return socket.conn.readyState === 'open';
    },
    get endedWith() {
      return endedWith;
    },
    get hasSignedOut() {
      return hasSignedOut;
    },
    signOut() {
      hasSignedOut = endedWith === undefined;
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

function seatOf(dial: HandshakeRequest): Omit<Seat, 'sessionId'> {
  const { clientId, browserId = null, category, dialNumber } = dial;
  return { clientId, browserId, category, dialNumber };
}
