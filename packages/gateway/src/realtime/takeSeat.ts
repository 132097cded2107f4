import { type HandshakeRequest, NCErrorCode, type Verdict } from '@nexconn-kit/protocol';
import { decideSeat, kickedVerdict } from '../domain/seats.ts';
import type { StoredKick } from '../domain/store.ts';
import type { RealtimeContext } from './context.ts';
import { Refusal } from './Refusal.ts';
import type { Session } from './session.ts';

type SeatContext = Pick<RealtimeContext, 'store' | 'sessions' | 'kickTimes' | 'clock' | 'seatsACategory'>;

/**
 * Seats a session and ends those it displaces. Call it inside the user's `sessions.exclusive`. The kicks are durable
 * before anybody moves, so that a kicked client that never heard of it stays kicked after a crash.
 *
 * @throws Refusal 31010, 31023 or 33094
 */
export async function takeSeat(context: SeatContext, dial: HandshakeRequest, session: Session): Promise<void> {
  const { store, sessions, kickTimes, clock, seatsACategory } = context;
  const { userId, category, clientId } = session;
  const nowMs = clock.nowMs();
  const kicks = await store.listKicks(userId);
  const kickedAtMs = kickTimes.of(userId, category);
  const decision = decideSeat(dial, { seats: sessions.of(userId), kicks, kickedAtMs, seatsACategory, nowMs });
  if (!decision.isSeated) throw new Refusal(decision.verdict);

  const displaced = decision.kicked.map((holder) => ({ holder, kick: toKick(holder, session, nowMs) }));
  const isForgiven = dial.intent === 'newcomer' && kicks.some((kick) => kick.clientId === clientId);
  if (isForgiven || displaced.length > 0) {
    const added = displaced.map(({ kick }) => kick);
    await store.changeKicks(userId, isForgiven ? clientId : null, added);
  }

  const end = (older: Session, verdict: Verdict): void => {
    older.end(verdict);
    sessions.remove(older);
  };
  for (const { holder, kick } of displaced) {
    kickTimes.note(userId, category);
    end(holder, kickedVerdict(kick));
  }
  for (const older of decision.replaced) end(older, { code: NCErrorCode.SessionReplaced });
  // It may have left meanwhile; whoever it displaced was told the truth all the same.
  if (session.isLinked) sessions.add(session);
}

function toKick(holder: Session, newcomer: Session, atMs: number): StoredKick {
  const { userId, sessionId, clientId, category, browserId } = holder;
  const isSameBrowser = browserId === null || newcomer.browserId === null ? null : browserId === newcomer.browserId;
  return { userId, sessionId, clientId, category, atMs, isSameBrowser };
}
