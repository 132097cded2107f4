import type { LinkSocket } from './LinkSocket.ts';

const NOTHING = Object.freeze({});

/**
 * Lets go of what a dial brought, once the link is open: nothing needs it any more, the token should not lie about in
 * memory, and headers and request weigh more than the link itself.
 *
 * @see https://socket.io/docs/v4/memory-usage/ for `request`
 */
export function forgetHandshake({ handshake, conn }: LinkSocket): void {
  // Engine.IO keeps hold of the request somewhere else too: emptied, it weighs little.
  Object.assign(conn.request, { headers: NOTHING, rawHeaders: [], url: '', _query: NOTHING });
  Object.assign(conn, { request: null });
  Object.assign(handshake, { auth: NOTHING, headers: NOTHING, query: NOTHING, url: '' });
}
