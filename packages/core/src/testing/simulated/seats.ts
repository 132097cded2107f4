import type { HandshakeRequest, Verdict } from '@nexconn-kit/protocol';

/** A live session, seen from the seats. */
export interface SeatHolder {
  readonly userId: string;
  readonly sessionId: string;
  readonly dial: SeatDial;
  /** Tells the client why, and closes its link. */
  end(verdict: Verdict): void;
  /** Asks the client to come back within a window, milliseconds, and closes its link. */
  drain(retryWindowMs: number): void;
}

export type SeatDial = Pick<
  HandshakeRequest,
  'category' | 'clientId' | 'browserId' | 'dialNumber' | 'intent' | 'lastSessionId' | 'reconnectKickEnable'
>;

/** Who sits where: one client per user and category. */
export interface Seats {
  /** Seats the session and ends those it displaces; or says why it may not sit. */
  take(holder: SeatHolder): Verdict | undefined;
  leave(holder: SeatHolder): void;
  of(userId: string): readonly SeatHolder[];
  all(): readonly SeatHolder[];
}

/** After this many kicks in the window the holder stays: rule "seats" of the connection. */
const BREAKER = { kicks: 5, windowMs: 60_000 } as const;

function kickedVerdict({ browserId }: SeatDial, newcomer: SeatDial, atMs: number): Verdict {
  const isKnown = browserId !== undefined && newcomer.browserId !== undefined;
  const sameBrowser = browserId === newcomer.browserId;
  return { code: 31010, details: isKnown ? { atMs, sameBrowser } : { atMs } };
}

const whoOf = ({ userId, dial }: SeatHolder): string => `${dial.category} ${userId}`;

/** Who was kicked, and how often of late. */
function createKicks(nowMs: () => number) {
  const verdicts = new Map<string, Verdict>();
  const kicks: { readonly who: string; readonly atMs: number }[] = [];
  return {
    note(kicked: SeatHolder, newcomer: SeatDial): Verdict {
      const verdict = kickedVerdict(kicked.dial, newcomer, nowMs());
      verdicts.set(kicked.sessionId, verdict);
      kicks.push({ who: whoOf(kicked), atMs: nowMs() });
      return verdict;
    },
    verdictOf: (sessionId: string | null): Verdict | undefined => verdicts.get(sessionId ?? ''),
    isWar: (who: string): boolean =>
      kicks.filter((kick) => kick.who === who && nowMs() - kick.atMs < BREAKER.windowMs).length >= BREAKER.kicks,
  };
}

/** @param nowMs Unix milliseconds */
export function createSeats(nowMs: () => number): Seats {
  const seated = new Set<SeatHolder>();
  const kicks = createKicks(nowMs);
  const refusalOf = (holder: SeatHolder, own: readonly SeatHolder[], isFull: boolean): Verdict | undefined => {
    const { dial } = holder;
    const isReconnect = dial.intent === 'reconnect';
    if (own.some((older) => dial.dialNumber < older.dial.dialNumber)) return { code: 33094 };
    if (isFull && kicks.isWar(whoOf(holder))) return { code: 31023 };
    const verdict = kicks.verdictOf(dial.lastSessionId);
    if (isReconnect && verdict) return verdict;
    return isFull && isReconnect && dial.reconnectKickEnable ? { code: 31023 } : undefined;
  };
  const end = (holder: SeatHolder, verdict: Verdict): void => {
    seated.delete(holder);
    holder.end(verdict);
  };
  const seats: Seats = {
    take(holder) {
      const { dial } = holder;
      const rivals = seats.of(holder.userId).filter((other) => whoOf(other) === whoOf(holder));
      const own = rivals.filter((other) => other.dial.clientId === dial.clientId);
      const others = rivals.filter((other) => other.dial.clientId !== dial.clientId);
      const refusal = refusalOf(holder, own, others.length > 0);
      if (refusal) return refusal;
      others.forEach((other) => end(other, kicks.note(other, dial)));
      own.forEach((older) => end(older, { code: 33094 }));
      seated.add(holder);
      return undefined;
    },
    leave: (holder) => void seated.delete(holder),
    of: (userId) => seats.all().filter((holder) => holder.userId === userId),
    all: () => [...seated],
  };
  return seats;
}
