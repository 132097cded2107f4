import { createHash } from 'node:crypto';

/**
 * Lower-case hex of SHA-1 over secret, nonce and timestamp.
 *
 * @see https://docs.nexconn.ai/platform-chat-api/auth
 */
export function signatureOf(appSecret: string, nonce: string, timestamp: string): string {
  return createHash('sha1').update(`${appSecret}${nonce}${timestamp}`).digest('hex');
}
