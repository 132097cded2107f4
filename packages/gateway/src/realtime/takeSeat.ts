import { NCErrorCode, type Verdict } from '@nexconn-kit/protocol';
import { decideSeat, type Dial, kickedVerdict, type Seat } from '../domain/seats.ts';
import type { StoredKick } from '../domain/store.ts';
import type { RealtimeContext } from './context.ts';
import { Refusal } from './Refusal.ts';
import type { Session } from './session.ts';

const REPLACED: Verdict = { code: NCErrorCode.SessionReplaced };

type SeatContext = Pick<RealtimeContext, 'store' | 'seating' | 'clock' | 'seatsACategory'>;

/**
 * Seats a session and ends those it displaces. Call it inside the user's `seating.exclusive`. The kicks are durable
 * before anybody moves, so that a kicked client that never heard of it stays kicked after a crash.
 *
 * @param kicks of the user, as they are stored now
 * @throws Refusal 31010, 31023 or 33094
 */
export async function takeSeat(
  context: SeatContext,
  dial: Dial,
  session: Session,
  kicks: readonly StoredKick[],
): Promise<void> {
  const { store, seating, clock, seatsACategory } = context;
  const { userId, category, clientId } = session;
  const nowMs = clock.nowMs();
  const sight = await seating.look(userId, category);
  const decision = decideSeat(dial, { ...sight, kicks, seatsACategory, nowMs });
  if (!decision.isSeated) throw new Refusal(decision.verdict);

  const added = decision.kicked.map((holder) => toKick(holder, session, nowMs));
  const isForgiven = dial.intent === 'newcomer' && kicks.some((kick) => kick.clientId === clientId);
  if (isForgiven || added.length > 0) await store.changeKicks(userId, isForgiven ? clientId : null, added);
  await seating.seat(session, [
    ...added.map((kick) => ({ sessionId: kick.sessionId, verdict: kickedVerdict(kick) })),
    ...decision.replaced
      .filter(({ sessionId }) => sessionId !== session.sessionId)
      .map(({ sessionId }) => ({ sessionId, verdict: REPLACED })),
  ]);
}

function toKick(holder: Seat, newcomer: Session, atMs: number): StoredKick {
  const { userId } = newcomer;
  const { sessionId, clientId, category, browserId } = holder;
  const isSameBrowser = browserId === null || newcomer.browserId === null ? null : browserId === newcomer.browserId;
  return { userId, sessionId, clientId, category, atMs, isSameBrowser };
}
