import { NCErrorCode } from '@nexconn-kit/protocol';
import { checkStanding, readToken } from './checkToken.ts';
import type { RealtimeContext } from './context.ts';
import { createLink, type Link, type LinkSocket } from './createLink.ts';
import { readHandshake } from './readHandshake.ts';
import { Refusal } from './Refusal.ts';
import { takeSeat } from './takeSeat.ts';

/**
 * The whole of a handshake, from what the client says to the seat it takes.
 *
 * @throws Refusal with the verdict for the client
 */
export async function admit(context: RealtimeContext, socket: LinkSocket): Promise<Link> {
  const delayMs = context.delayOfAddress(addressOf(socket, context.trustProxy));
  if (delayMs > 0) throw new Refusal({ code: NCErrorCode.LinkNotUsable, details: { retryWindowMs: delayMs } });
  const request = readHandshake(socket.handshake.auth, socket.handshake.headers.origin, context.rules);
  const claims = readToken(context, request.token, request.userId);
  // Alone for the user: whoever bans or deactivates writes first and cuts afterwards in here, so none slips between.
  return context.sessions.exclusive(claims.userId, async () => {
    await checkStanding(context, claims);
    const link = createLink(context, socket, request, claims);
    await takeSeat(context, request, link.session);
    return link;
  });
}

// A client can write what it likes into the header; only the last entry is the nearest proxy's own.
function addressOf({ handshake }: LinkSocket, trustProxy: boolean): string {
  const forwarded = trustProxy ? handshake.headers['x-forwarded-for'] : undefined;
  return String(forwarded ?? '').split(',').at(-1)?.trim() || handshake.address;
}
