import { randomUUID } from 'node:crypto';
import { EVENT, type HandshakeRequest, type NCCategory, type Verdict } from '@nexconn-kit/protocol';
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

/** A class, for closures and getters of its own would make each of tens of thousands of links weigh a kilobyte more. */
class LinkSession implements Session {
  readonly userId: string;
  readonly clientIp: string;
  readonly sessionId = randomUUID();
  readonly clientId: string;
  readonly browserId: string | null;
  readonly category: NCCategory;
  readonly dialNumber: number;
  hasSignedOut = false;
  endedWith: Verdict | undefined = undefined;
  readonly #socket: LinkSocket;
  #isOpen = false;

  constructor(socket: LinkSocket, dial: HandshakeRequest, { userId, clientIp }: Party) {
    this.#socket = socket;
    this.userId = userId;
    this.clientIp = clientIp;
    this.clientId = dial.clientId;
    this.browserId = dial.browserId ?? null;
    this.category = dial.category;
    this.dialNumber = dial.dialNumber;
  }

  get isLinked(): boolean {
    return this.#socket.conn.readyState === 'open';
  }

  signOut(): void {
    this.hasSignedOut = this.endedWith === undefined;
  }

  open(): boolean {
    this.#isOpen = true;
    this.#sendEnd();
    return this.endedWith === undefined;
  }

  end(verdict: Verdict): void {
    if (this.endedWith !== undefined) return;
    this.endedWith = verdict;
    this.#sendEnd();
  }

  // Before Socket.IO has let the socket in nothing can be sent; `open` makes up for it.
  #sendEnd(): void {
    if (!this.#isOpen || this.endedWith === undefined) return;
    this.#socket.emit(EVENT.verdict, this.endedWith);
    this.#socket.disconnect(true);
  }
}

export function createSession(socket: LinkSocket, dial: HandshakeRequest, party: Party): Session {
  return new LinkSession(socket, dial, party);
}
