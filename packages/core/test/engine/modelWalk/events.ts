import { array, boolean, constant, constantFrom, integer, oneof, record, tuple, type Arbitrary } from 'fast-check';

export type User = 'ada' | 'bob';
/** The newest dial, or the one before it: an older one speaks too late. */
export type Target = 'newest' | 'older';

/** One thing that happens around the engine, as plain data: a failing walk prints as a list of these. */
export type WalkEvent =
  | {
      readonly type: 'connect';
      readonly user: User;
      readonly source: 'string' | 'otherString' | 'provider' | 'otherProvider';
      readonly isNamed: boolean;
      readonly timeoutS: number | undefined;
      readonly viaRelay: boolean;
    }
  | { readonly type: 'resume' | 'reconnectNow' | 'disconnect' | 'destroy' | 'getToken' }
  | {
      readonly type: 'accept';
      readonly at: Target;
      readonly remainingMs: number | null;
      readonly spreadMs: number;
      readonly isStranger: boolean;
    }
  | { readonly type: 'refuse'; readonly at: Target; readonly code: number; readonly windowMs: number | undefined }
  | { readonly type: 'drop'; readonly at: Target; readonly code: 30001 | 30010 | 30011; readonly afterOpening: boolean }
  | { readonly type: 'hear'; readonly at: Target }
  | { readonly type: 'settings'; readonly at: Target; readonly spreadMs: number; readonly windowMs: number }
  | { readonly type: 'answerProvider'; readonly how: 'new' | 'same' | 'garbage' | 'empty' | 'reject' | 'stop' }
  | { readonly type: 'answerRenewals'; readonly how: 'take' | 'refuse' | 'hang'; readonly remainingMs: number | null }
  | { readonly type: 'openStores'; readonly how: 'ready' | 'recreated' | 'fail' | 'hang' }
  | { readonly type: 'page'; readonly signal: 'online' | 'offline' | 'awake' | 'pagehide' | 'pageshow' }
  | { readonly type: 'claimOnline'; readonly isOnline: boolean }
  | { readonly type: 'time' | 'sleep' | 'wallClock'; readonly ms: number };

/** What does not change during a walk. */
export interface WalkSettings {
  /** Share of each bound that a wait takes. Odd numbers: no wait shall have the length of another timer. */
  readonly jitter: number;
  readonly answersProbes: boolean;
  readonly relay: 'noAnswer' | 'notForGateway' | 'gatewayDown';
}

/** The code of each refusal and the status it must lead to; null where a loss follows, or one more try. */
export const REFUSALS: ReadonlyMap<number, number | null> = new Map([
  [31001, 11],
  [31002, 11],
  [31005, 11],
  [31022, 11],
  [33094, 11],
  [39999, 11],
  [31009, 16],
  [31011, 16],
  [31010, 6],
  [31023, 6],
  [31029, 19],
  [31004, null],
  [31020, null],
  [30002, null],
  [31000, null],
]);

const of = <T extends WalkEvent['type']>(
  type: T,
  fields: { readonly [K in keyof Omit<Extract<WalkEvent, { type: T }>, 'type'>]: Arbitrary<unknown> },
): Arbitrary<WalkEvent> => record({ type: constant(type), ...fields }) as unknown as Arbitrary<WalkEvent>;
const plain = (type: 'resume' | 'reconnectNow' | 'disconnect' | 'getToken'): Arbitrary<WalkEvent> => constant({ type });

const at: Arbitrary<Target> = oneof(
  { weight: 7, arbitrary: constant<Target>('newest') },
  { weight: 1, arbitrary: constant<Target>('older') },
);
const rarely = integer({ min: 0, max: 19 }).map((number) => number === 0);
const lifeMs = constantFrom(null, 3_000.7, 60_000.7);
const spreadMs = constantFrom(0, 0, 800);
const spanMs = oneof(integer({ min: 0, max: 400 }), integer({ min: 0, max: 6_000 }), constantFrom(12_000, 30_000));

const weighted: readonly (readonly [weight: number, arbitrary: Arbitrary<WalkEvent>])[] = [
  [
    6,
    of('connect', {
      user: constantFrom('ada', 'ada', 'bob'),
      source: constantFrom('string', 'otherString', 'provider', 'provider', 'otherProvider'),
      isNamed: boolean(),
      timeoutS: constantFrom(undefined, undefined, 3, 20),
      viaRelay: constantFrom(false, false, false, true),
    }),
  ],
  [3, plain('resume')],
  [3, plain('reconnectNow')],
  [1, plain('disconnect')],
  [1, plain('getToken')],
  [20, of('accept', { at, remainingMs: lifeMs, spreadMs, isStranger: rarely })],
  [
    7,
    of('refuse', {
      at,
      code: oneof(constantFrom(31004, 31020), constantFrom(...REFUSALS.keys())),
      windowMs: constantFrom(undefined, undefined, 4_000),
    }),
  ],
  [9, of('drop', { at, code: constantFrom(30001, 30010, 30011), afterOpening: boolean() })],
  [4, of('hear', { at })],
  [1, of('settings', { at, spreadMs, windowMs: constantFrom(0, 4_000) })],
  [
    14,
    of('answerProvider', {
      how: constantFrom('new', 'new', 'new', 'new', 'same', 'garbage', 'empty', 'reject', 'reject', 'stop'),
    }),
  ],
  [1, of('answerRenewals', { how: constantFrom('take', 'take', 'refuse', 'hang'), remainingMs: lifeMs })],
  [1, of('openStores', { how: constantFrom('ready', 'recreated', 'fail', 'hang', 'hang') })],
  [8, of('page', { signal: constantFrom('online', 'offline', 'awake', 'pagehide', 'pageshow', 'pageshow') })],
  [2, of('claimOnline', { isOnline: constantFrom(true, true, false) })],
  [24, of('time', { ms: spanMs })],
  [1, of('sleep', { ms: constantFrom(3_000, 60_000, 3_600_000) })],
  [1, of('wallClock', { ms: constantFrom(-86_400_000, 5_000, 86_400_000) })],
];
const anyEvent = oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** @param steps how many events, before the engine is destroyed and a few more come too late */
export const anyWalk = (steps: number): Arbitrary<WalkEvent[]> =>
  tuple(
    array(anyEvent, { minLength: 0, maxLength: steps, size: 'max' }),
    array(anyEvent, { minLength: 0, maxLength: 8, size: 'max' }),
  ).map(([before, after]) => [...before, { type: 'destroy' }, ...after]);

export const anySettings: Arbitrary<WalkSettings> = record({
  jitter: constantFrom(0, 0.317, 0.773, 0.999),
  answersProbes: boolean(),
  relay: constantFrom('noAnswer', 'notForGateway', 'gatewayDown'),
});
