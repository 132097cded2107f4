import { TEXT_MESSAGE_TYPE, type NCChannel, type SendRequest } from '@nexconn-kit/protocol';
import type { NCContent } from '../messagesApi.ts';

/** As it goes to the gateway. */
export type WireContent = Pick<SendRequest, 'messageType' | 'content'>;

const MOST_BYTES = 131_072;
const MOST_TYPE_CHARACTERS = 32;

const isNamed = (id: unknown): boolean => typeof id === 'string' && /^[\w+=-]{1,64}$/.test(id);

/** Whether a caller without a compiler gave a channel. */
export function isChannel(value: unknown): value is NCChannel {
  const { type, id } = Object(value) as { readonly [name: string]: unknown };
  return (type === 'direct' || type === 'group') && isNamed(id);
}

/** What a caller gave as content, for the wire; null where it is unusable. */
export function encode(value: unknown): WireContent | null {
  const given = Object(value) as { readonly [name: string]: unknown };
  const isText = typeof given['text'] === 'string' && given['text'] !== '';
  const messageType = isText ? TEXT_MESSAGE_TYPE : given['messageType'];
  if (typeof messageType !== 'string' || !messageType || messageType.length > MOST_TYPE_CHARACTERS) return null;
  try {
    const content: unknown = JSON.stringify(isText ? { content: given['text'] } : given['body']);
    if (typeof content !== 'string' || new TextEncoder().encode(content).length > MOST_BYTES) return null;
    return { messageType, content };
  } catch {
    return null;
  }
}

/** What came over the wire, for the application. Content that is not what its type promises is handed on as it is. */
export function decode({ messageType, content }: WireContent): NCContent {
  try {
    const body: unknown = JSON.parse(content);
    const { content: text } = Object(body) as { readonly content?: unknown };
    return messageType === TEXT_MESSAGE_TYPE && typeof text === 'string' ? { text } : { messageType, body };
  } catch {
    return { messageType, body: content };
  }
}
