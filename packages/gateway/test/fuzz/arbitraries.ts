import { ROUTES } from '../../src/http/routes.ts';
import { EVENT } from '@nexconn-kit/protocol';
import * as fc from 'fast-check';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom('', '\0', '__proto__', 'constructor', "' or 1=1 --", '\u{1F642}', '\uD800', 'x'.repeat(5000)),
);
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, 2 ** 53, 1e308, -1e-308));

/** Fields that operations have, with whatever may stand in them, and fields that none has. */
const body = fc.oneof(
  { weight: 4, arbitrary: fc.dictionary(fc.constantFrom(...fieldNames()), fc.jsonValue(), { maxKeys: 6 }) },
  { weight: 2, arbitrary: fc.dictionary(fc.constantFrom(...fieldNames()), fc.oneof(text, number), { maxKeys: 6 }) },
  { weight: 2, arbitrary: fc.jsonValue() },
);

function fieldNames(): string[] {
  const lists = ['userIds', 'toUserIds', 'toChannelIds', 'channelIds'];
  return [
    ...lists,
    'userId',
    'name',
    'avatarUrl',
    'expiresAt',
    'durationMinutes',
    'page',
    'pageSize',
    '__proto__',
    'x',
  ];
}

const mostly = <T, U>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: odd });

/** A header's value as a client could send it: anything but what ends it. */
const headerValue = fc.oneof(
  fc.stringMatching(/^[\x20-\x7e]{0,60}$/),
  fc.string({ unit: fc.integer({ min: 0x80, max: 0xff }).map((code) => String.fromCharCode(code)), maxLength: 40 }),
  fc.constantFrom('', '-1', '1e999', 'NaN', '0'.repeat(400), ','),
);
const HEADERS = ['App-Key', 'Nonce', 'Timestamp', 'Signature', 'RC-Nonce', 'X-Request-ID', 'Content-Type', 'Origin'];

export interface FuzzCall {
  readonly method: string;
  readonly path: string;
  readonly isSigned: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const call: fc.Arbitrary<FuzzCall> = fc.record({
  method: mostly(fc.constant('POST'), fc.constantFrom('GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS')),
  path: mostly(fc.constantFrom(...ROUTES.map((route) => route.path)), fc.stringMatching(/^\/[\x21-\x7e]{0,60}$/)),
  isSigned: mostly(fc.constant(true), fc.constant(false)),
  headers: mostly(fc.constant({}), fc.dictionary(fc.constantFrom(...HEADERS), headerValue, { maxKeys: 4 })),
  body: mostly(
    body.map((value) => JSON.stringify(value) ?? ''),
    fc.string({ unit: 'binary', maxLength: 300 }),
  ),
});

/** One frame of a client, from well formed to noise. */
export const frame: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('42', '420', '4299', '451-', '43', '41', '40', '44', '4', '2', '3', '5', '6', ''),
      fc.oneof(
        fc
          .tuple(mostly(fc.constantFrom(...Object.values(EVENT)), text), fc.jsonValue())
          .map((all) => JSON.stringify(all)),
        fc.jsonValue().map((value) => JSON.stringify(value)),
        text,
      ),
    )
    .map((parts) => parts.join('')),
  // All as it should be, but that nobody waits for an answer.
  fc.constantFrom('42["probe"]', '42["pull",{"epoch":null,"after":0,"limit":10}]'),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.uint8Array({ maxLength: 200 }),
);

const HANDSHAKE_FIELDS = ['protocolVersion', 'appKey', 'token', 'userId', 'category', 'clientId', 'browserId'];
const MORE_FIELDS = ['dialNumber', 'intent', 'lastSessionId', 'reconnectKickEnable', '__proto__', 'constructor'];

/** What a dial may say otherwise than it should. */
export const handshakeChanges: fc.Arbitrary<Record<string, unknown>> = fc.dictionary(
  fc.constantFrom(...HANDSHAKE_FIELDS, ...MORE_FIELDS),
  fc.oneof(fc.jsonValue(), text, number),
  { maxKeys: 3 },
);
