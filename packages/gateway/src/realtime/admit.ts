import { NCErrorCode } from '@nexconn-kit/protocol';
import { clientIpOf } from './clientIpOf.ts';
import { checkStanding, readToken } from './checkToken.ts';
import type { RealtimeContext } from './context.ts';
import { createLink, type Link } from './createLink.ts';
import type { LinkSocket } from './LinkSocket.ts';
import { readHandshake } from './readHandshake.ts';
import { Refusal } from './Refusal.ts';
import { takeSeat } from './takeSeat.ts';

/**
 * The whole of a handshake, from what the client says to the seat it takes.
 *
 * @throws Refusal with the verdict for the client
 */
export async function admit(context: RealtimeContext, socket: LinkSocket): Promise<Link> {
  holdOff(context.overloadWindowMs());
  holdOff(context.delayOfAddress(clientIpOf(socket, context.trustProxy)));
  const dial = readHandshake(socket.handshake.auth, socket.handshake.headers.origin, context.rules);
  const claims = readToken(context, dial.token, dial.userId);
  const { userId } = claims;
  Object.assign(socket.data, { userId });
  // Not before the token was read: anybody could spend another one's share.
  holdOff(context.delayOfUser(userId));
  // Alone for the user: whoever bans or deactivates writes first and cuts afterwards in here, so none slips between.
  return context.seating.exclusive(userId, async () => {
    const kicks = await checkStanding(context, claims);
    const link = createLink(context, socket, dial, claims);
    // A client that gave up while it waited moves nobody.
    if (!link.session.isLinked) throw new Refusal({ code: NCErrorCode.LinkReleased });
    await takeSeat(context, dial, link.session, kicks);
    return link;
  });
}

function holdOff(retryWindowMs: number): void {
  if (retryWindowMs > 0) throw new Refusal({ code: NCErrorCode.LinkNotUsable, details: { retryWindowMs } });
}
