import { type HandshakeRequest, NCErrorCode } from '@nexconn-kit/protocol';
import { decideSeat, isSameBrowser, kickedVerdict } from '../domain/seats.ts';
import type { StoredKick } from '../domain/store.ts';
import type { RealtimeContext } from './context.ts';
import { Refusal } from './Refusal.ts';
import type { Session } from './sessions.ts';

/**
 * Seats a session and ends those it displaces. Call it inside the user's `sessions.exclusive`. The kicks are durable
 * before anybody moves, so that a kicked client that never heard of it stays kicked after a crash.
 *
 * @throws Refusal 31010, 31023 or 33094
 */
export async function takeSeat(context: RealtimeContext, dial: HandshakeRequest, session: Session): Promise<void> {
  const { store, sessions, clock, seatsACategory } = context;
  const { userId, category } = session;
  const nowMs = clock.nowMs();
  const kicks = await store.listKicks(userId);
  const seats = sessions.of(userId);
  const decision = decideSeat(dial, { seats, kicks, kickedAtMs: sessions.kickedAtMs(userId, category), seatsACategory, nowMs });
  if (!decision.isSeated) throw new Refusal(decision.verdict);

  const added = decision.kicked.map((holder) => toKick(holder, session, nowMs));
  const isReturning = dial.intent === 'newcomer' && kicks.some((kick) => kick.clientId === dial.clientId);
  if (added.length > 0 || isReturning) await store.changeKicks(userId, isReturning ? dial.clientId : null, added);

  decision.kicked.forEach((holder, index) => {
    sessions.remove(holder);
    sessions.noteKick(userId, category, nowMs);
    holder.end(kickedVerdict(added[index] ?? { atMs: nowMs, isSameBrowser: null }));
  });
  for (const older of decision.replaced) {
    sessions.remove(older);
    older.end({ code: NCErrorCode.SessionReplaced });
  }
  sessions.add(session);
}

function toKick(holder: Session, newcomer: Session, atMs: number): StoredKick {
  const { userId, sessionId, clientId, category, browserId } = holder;
  return { userId, sessionId, clientId, category, atMs, isSameBrowser: isSameBrowser(browserId, newcomer.browserId) };
}
