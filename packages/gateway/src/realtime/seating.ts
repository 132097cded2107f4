import type { NCCategory, Verdict } from '@nexconn-kit/protocol';
import type { Presence } from '../domain/context.ts';
import type { SeatSituation } from '../domain/seats.ts';
import type { KeyedLock } from './keyedLock.ts';
import type { Session } from './session.ts';

/** A session that has to go, and what it is told. */
export interface Ending {
  readonly sessionId: string;
  readonly verdict: Verdict;
}

/** Who sits where, over every node of the gateway. */
export interface Seating extends Presence {
  /** Runs what decides over a user's seats alone, so that no two dials decide on the same sight. The rest is called in here. */
  readonly exclusive: KeyedLock;
  look(userId: string, category: NCCategory): Promise<Pick<SeatSituation, 'seats' | 'kickedAtMs'>>;
  /**
   * Ends the sessions that have to go, each kick counted, and gives this one its seat. Its client may have left
   * meanwhile: then whoever it displaced was told the truth all the same.
   */
  seat(session: Session, endings: readonly Ending[]): Promise<void>;
}
