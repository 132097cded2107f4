import type { HistoryAnswer, InboxPage, PullAnswer, SendAnswer } from '@nexconn-kit/protocol';

type Members = { readonly [name: string]: unknown };
type Guard = (members: Members) => boolean;

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isNumber = (value: unknown): boolean => Number.isFinite(value);
const isFlag = (value: unknown): boolean => typeof value === 'boolean';

function isMessage(value: unknown): boolean {
  const message = Object(value) as Members;
  const channel = Object(message['channel']) as Members;
  return (
    ['messageId', 'senderUserId', 'messageType'].every((name) => isText(message[name])) &&
    ['sequence', 'sentAtMs'].every((name) => isNumber(message[name])) &&
    typeof message['content'] === 'string' &&
    (message['clientMessageId'] === null || isText(message['clientMessageId'])) &&
    /^(direct|group)$/.test(String(channel['type'])) &&
    isText(channel['id'])
  );
}

const hasMessages: Guard = ({ messages }) => Array.isArray(messages) && messages.every(isMessage);
const isPage: Guard = (page) =>
  hasMessages(page) && isText(page['epoch']) && isNumber(page['after']) && isNumber(page['upTo']);
const isPull: Guard = (page) =>
  isPage(page) &&
  isFlag(page['hasMore']) &&
  [undefined, null, 'retention', 'epoch'].includes(page['gap'] as string | undefined);

/** What the gateway says, checked. Each throws `TypeError` where it is not what the protocol says. */
const reader =
  <T>(what: string, guard: Guard) =>
  (value: unknown): T => {
    if (guard(Object(value) as Members)) return value as T;
    throw new TypeError(`Bad ${what}`);
  };

export const readPage = reader<InboxPage>('messages', isPage);
export const readPull = reader<PullAnswer>('pull', isPull);
export const readHistory = reader<HistoryAnswer>(
  'history',
  (answer) => hasMessages(answer) && isFlag(answer['hasMore']),
);
export const readSent = reader<SendAnswer>('send', ({ isOk, messageId, sentAtMs, code }) =>
  isOk === true ? isText(messageId) && isNumber(sentAtMs) : isOk === false && isNumber(code),
);
