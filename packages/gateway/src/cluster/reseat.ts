import { NCErrorCode } from '@nexconn-kit/protocol';
import type { Dial } from '../domain/seats.ts';
import { barOf } from '../domain/standing.ts';
import { Refusal } from '../realtime/Refusal.ts';
import type { RealtimeContext } from '../realtime/context.ts';
import type { Session } from '../realtime/session.ts';
import { takeSeat } from '../realtime/takeSeat.ts';
import { inGroups } from './inGroups.ts';

type ReseatContext = Pick<RealtimeContext, 'store' | 'seating' | 'sessions' | 'clock' | 'seatsACategory'>;

/** A live session stands where its client's next dial would: it yields to whoever came while it was not heard of. */
const asDial = ({ clientId, browserId, category, dialNumber, sessionId }: Session): Dial => ({
  clientId,
  category,
  dialNumber,
  ...(browserId !== null && { browserId }),
  intent: 'reconnect',
  lastSessionId: sessionId,
  reconnectKickEnable: true,
});

async function reseatOne(context: ReseatContext, session: Session): Promise<void> {
  try {
    const kicks = await context.store.listKicks(session.userId);
    await takeSeat(context, asDial(session), session, kicks);
  } catch (error) {
    // Put off: nobody could decide, and a link that lives is not ended for that.
    if (!(error instanceof Refusal) || error.data.code === NCErrorCode.LinkNotUsable) throw error;
    context.sessions.end(session.userId, error.data, session.sessionId);
  }
}

async function reseat(context: ReseatContext, userId: string): Promise<void> {
  const { store, sessions, seating, clock } = context;
  const bar = barOf(await store.findStanding(userId), clock.nowMs());
  if (bar !== undefined) return sessions.end(userId, bar);
  await seating.exclusive(userId, async () => {
    for (const session of sessions.of(userId)) await reseatOne(context, session);
  });
}

/** Gives the sessions of this node their seats again, and ends those that were kicked, banned or outrun meanwhile. */
export function reseatAll(context: ReseatContext): Promise<void> {
  return inGroups(context.sessions.users(), (group) => Promise.all(group.map((userId) => reseat(context, userId))));
}
