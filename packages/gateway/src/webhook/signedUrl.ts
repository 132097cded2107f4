import { randomInt } from 'node:crypto';
import { signatureOf } from '../http/signature.ts';

export interface WebhookKeys {
  readonly appKey: string;
  readonly appSecret: string;
}

/** The receiver's URL with our signature in its query, for one try. */
export function signedUrl(url: string, { appKey, appSecret }: WebhookKeys, nowMs: number): string {
  const signed = new URL(url);
  const nonce = String(randomInt(10 ** 14));
  const timestamp = String(nowMs);
  const signature = signatureOf(appSecret, nonce, timestamp);
  const query = { appKey, nonce, timestamp, signTimestamp: timestamp, signature };
  for (const [name, value] of Object.entries(query)) signed.searchParams.set(name, value);
  return signed.href;
}
