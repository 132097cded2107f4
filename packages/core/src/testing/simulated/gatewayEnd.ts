import { PING_INTERVAL_MS, type HandshakeRequest, type Verdict } from '@nexconn-kit/protocol';
import type { Cancel, Clock, LinkEvent, Question, QuestionAnswer, QuestionRequest } from '../../ports.ts';
import type { Direction } from '../faults.ts';
import type { AccountBook, TokenClaims } from './accounts.ts';
import type { Mailbox, MailboxReader } from './mailbox.ts';
import type { SeatHolder, Seats } from './seats.ts';
import type { Way } from './way.ts';

/** Something that was put on the way between client and gateway. */
export interface SimulatedFrame {
  /** `up` is from the client to the gateway. */
  readonly direction: Direction;
  readonly name:
    | 'dial'
    | 'refused'
    | 'opened'
    | 'session'
    | 'verdict'
    | 'settings'
    | 'ended'
    | 'ping'
    | 'probe'
    | 'pong'
    | 'renew'
    | 'renewed'
    | 'send'
    | 'pull'
    | 'history'
    | 'answered'
    | 'messages'
    | 'taken'
    | 'close';
}

/** What all links of one gateway share. */
export interface GatewaySide {
  readonly clock: Clock;
  readonly way: Way;
  readonly accounts: AccountBook;
  readonly seats: Seats;
  readonly mailbox: Mailbox;
  readonly onFrame: (frame: SimulatedFrame) => void;
  /** Whether a dial of this address meets anybody. */
  isReached(url: string): boolean;
  /** Why everybody is refused, while everybody is. */
  refusal(): Verdict | undefined;
  nextSessionId(): string;
}

/** Sends a frame over one link. */
export type Send = (name: SimulatedFrame['name'], arrive: () => void) => void;

/** How long a link outlives its token. */
const GRACE_MS = 25_000;

function watchToken(clock: Clock, onRunOut: () => void) {
  let cancel: Cancel = () => {};
  return {
    stop: () => cancel(),
    follow({ expiresAtMs }: TokenClaims): number | null {
      cancel();
      if (expiresAtMs === null) return null;
      const leftMs = Math.max(0, expiresAtMs - clock.now());
      cancel = clock.schedule(onRunOut, leftMs + GRACE_MS);
      return leftMs;
    },
  };
}

function startPings(clock: Clock, ping: () => void): Cancel {
  let cancel: Cancel = () => {};
  const wait = (): void => {
    cancel = clock.schedule(() => {
      ping();
      wait();
    }, PING_INTERVAL_MS);
  };
  wait();
  return () => cancel();
}

/** The gateway's end of one link. */
export interface GatewayEnd {
  readonly holder: SeatHolder;
  /** Says who was let in, and begins to ping. */
  greet(): void;
  readonly answer: { readonly [Q in Question]: (request: QuestionRequest<Q>) => QuestionAnswer<Q> };
  leave(): void;
}

/** Whose link it is, and how to speak to the client. */
interface Served {
  readonly dial: HandshakeRequest;
  readonly claims: TokenClaims;
  readonly up: Send;
  readonly send: Send;
  readonly tell: (event: LinkEvent) => void;
}

/** How one link is answered. */
function answersOf(
  { accounts }: GatewaySide,
  userId: string,
  token: ReturnType<typeof watchToken>,
  { send, pull, history }: MailboxReader,
): GatewayEnd['answer'] {
  return {
    ...{ send, pull, history },
    renew({ token: newer }) {
      const found = accounts.check(newer, userId);
      if ('code' in found) return { isOk: false, code: found.code };
      return { isOk: true, tokenRemainingMs: token.follow(found) };
    },
  };
}

/** Serves a link whose dial was let in, until somebody ends it. */
export function serveLink(side: GatewaySide, { dial, claims, up, send, tell }: Served): GatewayEnd {
  const { clock, seats } = side;
  const { userId } = claims;
  const sessionId = side.nextSessionId();
  let stopPings: Cancel = () => {};
  const leave = (): void => {
    stopPings();
    token.stop();
    reader.leave();
    seats.leave(holder);
  };
  const leaveAndSay = (name: SimulatedFrame['name'], event: LinkEvent): void => {
    leave();
    send(name, () => tell(event));
  };
  const holder: SeatHolder = {
    ...{ userId, sessionId, dial },
    end: (verdict) => leaveAndSay('verdict', { type: 'verdict', verdict }),
    drain(retryWindowMs) {
      leaveAndSay('settings', { type: 'settings', settings: { reconnectSpreadMs: 0, retryWindowMs } });
      send('ended', () => tell({ type: 'lost', code: 30001, cause: new Error('The gateway drained.') }));
    },
  };
  const reader = side.mailbox.open(userId, (page, onTaken) =>
    send('messages', () => tell({ type: 'messages', page, taken: () => up('taken', onTaken) })),
  );
  const token = watchToken(clock, () => holder.end({ code: 31020 }));
  return {
    holder,
    leave,
    greet() {
      const tokenRemainingMs = token.follow(claims);
      const session = { userId, sessionId, serverTimeMs: clock.now(), tokenRemainingMs, reconnectSpreadMs: 0 };
      send('session', () => tell({ type: 'session', session }));
      stopPings = startPings(clock, () => send('ping', () => tell({ type: 'heard' })));
    },
    answer: answersOf(side, userId, token, reader),
  };
}
