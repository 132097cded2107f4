import { describe, expect, it } from 'vitest';
import { checkMessages, type Kept, type Note, type Store } from './checkMessages.ts';

const CHANNEL = 'group room';
const TEXTS = ['a#0', 'a#1', 'a#2'];
const idOf = (text: string): string => `id ${text}`;
const keep = (...texts: string[]): Kept[] => texts.map((text) => ({ text, messageId: idOf(text) }));
const storeOf = (...texts: string[]): Store => new Map([[CHANNEL, keep(...texts)]]);

const asked = (text: string): Note => ({ kind: 'asked', channel: CHANNEL, text });
const acknowledged = (text: string): Note => ({ kind: 'acknowledged', text, messageId: idOf(text) });
const heard = (text: string): Note => ({ kind: 'heard', channel: CHANNEL, messageId: idOf(text) });
const found = (text: string): Note => ({ kind: 'found', channel: CHANNEL, messageId: idOf(text) });
const GAP: Note = { kind: 'gap', reason: 'retention' };

/** Ada says all three, and bob notes what he does. */
function check(store: Store, bob: readonly Note[], ada: readonly Note[] = TEXTS.map(acknowledged)): string[] {
  const channels = [CHANNEL];
  return checkMessages(
    [
      { name: 'ada', channels, notes: [...TEXTS.map(asked), ...ada] },
      { name: 'bob', channels, notes: bob },
    ],
    store,
  );
}

const ALL = TEXTS.map(heard);
const [A0, A1, A2] = TEXTS as [string, string, string];

describe('checkMessages', () => {
  it.each<[string, readonly Note[]]>([
    ['each is heard once, in order', ALL],
    ['one is found after a reload in place of being heard', [heard(A0), found(A1), heard(A2)]],
    ['one is found first and heard then', [heard(A0), found(A1), heard(A1), heard(A2)]],
    ['a gap stands where one is missing', [heard(A0), GAP, heard(A2)]],
    ['a gap stands before all of it comes again', [heard(A0), heard(A1), GAP, ...ALL]],
  ])('finds nothing where %s', (_, bob) => {
    expect(check(storeOf(...TEXTS), bob)).toEqual([]);
  });

  it.each<[string, readonly Note[], RegExp]>([
    ['is missing', [heard(A0), heard(A2)], /a#1 was never heard/],
    ['is missing at the end', [heard(A0), heard(A1)], /a#2 was never heard/],
    ['is missing elsewhere than at the gap', [GAP, heard(A0), heard(A2)], /a#1 was never heard/],
    ['is heard twice', [heard(A0), heard(A1), heard(A1), heard(A2)], /a#1 was heard again/],
    ['is heard out of order', [heard(A1), heard(A0), heard(A2)], /a#0 was heard late/],
    ['is heard and not stored', [...ALL, heard('a#9')], /a#9 was heard, and is not stored/],
  ])('blames a receiver for whom one %s', (_, bob, blame) => {
    expect(check(storeOf(...TEXTS), bob)).toEqual([expect.stringMatching(blame)]);
  });

  it.each<[string, Store, readonly Note[], RegExp]>([
    ['is stored twice', storeOf(A0, A1, A1, A2), [], /a#1 is stored twice/],
    ['was said by nobody', storeOf('b#0', ...TEXTS), [], /b#0 is stored in group room, where nobody said it/],
    ['is stored out of order', storeOf(A1, A0, A2), [], /a#1 is stored before what was sent earlier/],
    ['was acknowledged and is gone', storeOf(A0, A2), [acknowledged(A1)], /a#1 was acknowledged as id a#1/],
    ['stood as sending and is gone', storeOf(A0, A2), [{ kind: 'taken', text: A1 }], /a#1 was being sent/],
    ['failed', storeOf(A0, A2), [{ kind: 'refused', text: A1, code: 33095 }], /a#1 failed with 33095/],
  ])('blames the sending where one %s', (_, store, ada, blame) => {
    const blamed = check(store, [], ada).filter((what) => !what.includes('never heard'));
    expect(blamed).toEqual([expect.stringMatching(blame)]);
  });

  it('lets go of what was asked and never taken, and of what its user left', () => {
    const left: Note = { kind: 'refused', text: A2, code: 33090 };
    expect(check(storeOf(A0, A1), [heard(A0), heard(A1)], [left])).toEqual([]);
  });

  it('blames an echo to who sent it', () => {
    expect(check(storeOf(...TEXTS), ALL, [heard(A0)])).toEqual(['ada: a#0 came back to who sent it']);
  });
});
