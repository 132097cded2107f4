import type { LinkSocket } from './LinkSocket.ts';

/**
 * The address a client comes from. A client can write what it likes into `X-Forwarded-For`; only the last entry is the
 * nearest proxy's own.
 *
 * @param trustProxy whether that proxy is ours
 */
export function clientIpOf({ handshake }: LinkSocket, trustProxy: boolean): string {
  const forwarded = trustProxy ? handshake.headers['x-forwarded-for'] : undefined;
  return [forwarded].flat().at(-1)?.split(',').at(-1)?.trim() ?? handshake.address;
}
