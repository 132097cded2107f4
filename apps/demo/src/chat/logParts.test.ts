import type { NCMessage } from '@nexconn-kit/core';
import { describe, expect, it } from 'vitest';
import { isSamePart, logParts, type LogPart } from './logParts.ts';

const message = (place: number): NCMessage => ({
  ...{
    clientMessageId: `message-${place}`,
    messageId: `message-${place}`,
    senderUserId: 'bob',
    sentAtMs: 1_000 + place,
  },
  ...{ channel: { type: 'direct', id: 'bob' }, content: { text: '' }, state: 'sent' },
});
const messages = Array.from({ length: 2_000 }, (_, place) => message(place));
const kept = (parts: readonly LogPart[], before: readonly LogPart[]): number => {
  const known = new Map(before.map((part) => [part.key, part]));
  return parts.filter((part) =>
    isSamePart(part, known.get(part.key) ?? { ...part, before: messages[0]!, gap: 'epoch' }),
  ).length;
};

describe('logParts', () => {
  it('cuts into parts of some dozens, which together are everything in order', () => {
    const parts = logParts(messages, [], false);
    expect(parts.flatMap((part) => part.messages)).toEqual(messages);
    expect(parts.length).toBeGreaterThan(20);
    expect(parts.length).toBeLessThan(200);
    expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
  });

  it('changes at most one part, or adds one, for a message that comes', () => {
    for (let count = 1_000; count < 1_200; count += 1) {
      const before = logParts(messages.slice(0, count), [], false);
      const parts = logParts(messages.slice(0, count + 1), [], false);
      expect(kept(parts, before)).toBeGreaterThanOrEqual(before.length - 1);
      expect(parts.length - kept(parts, before)).toBe(1);
    }
  });

  it('changes only the parts around the seam for an older page', () => {
    const before = logParts(messages.slice(1_000), [], true);
    const parts = logParts(messages.slice(950), [], true);
    expect(kept(parts, before)).toBeGreaterThanOrEqual(before.length - 1);
  });

  it('begins a part after a gap: where it was, behind everything, or above what is not loaded', () => {
    const gapsOf = (afterMs: number, hasMore = false) =>
      logParts(messages.slice(0, 50), [{ reason: 'epoch', afterMs }], hasMore)
        .filter(({ gap }) => gap === 'epoch')
        .map((part) => part.messages[0]?.sentAtMs ?? 'end');
    expect(gapsOf(1_020)).toEqual([1_021]);
    expect(gapsOf(9_999)).toEqual(['end']);
    expect(gapsOf(0)).toEqual([1_000]);
    expect(gapsOf(0, true)).toEqual([]);
  });
});
