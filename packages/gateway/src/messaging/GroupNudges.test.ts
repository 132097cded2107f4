import { describe, expect, it } from 'vitest';
import type { Feed } from './Feed.ts';
import { Feeds } from './Feeds.ts';
import { GroupNudges } from './GroupNudges.ts';

const settled = () => new Promise((resolve) => void setImmediate(resolve));

/** A store whose reads the test answers, and a feed of ann's that counts. */
function setUp() {
  const asked: number[] = [];
  const reads: { answer: (userIds: string[]) => void; fail: (error: Error) => void }[] = [];
  const errors: unknown[] = [];
  const waiting: (() => void)[] = [];
  const ann = { nudges: 0 };
  const feeds = new Feeds();
  feeds.add('ann', { nudge: () => (ann.nudges += 1) } as unknown as Feed);
  const nudges = new GroupNudges({
    store: {
      readerIds: (_, since) =>
        new Promise((answer, fail) => {
          asked.push(since);
          reads.push({ answer, fail });
        }),
    },
    feeds,
    onError: (error) => void errors.push(error),
    later: (work) => void waiting.push(work),
  });
  return { nudges, asked, reads, errors, waiting, ann };
}

describe('GroupNudges', () => {
  it('asks once for what comes while an answer is under way, from the oldest of it on', async () => {
    const { nudges, asked, reads, ann } = setUp();
    for (const since of [10, 12, 11, 13]) nudges.nudge('g', since);
    await settled();
    expect(asked).toEqual([10]);
    reads[0]!.answer(['ann']);
    await settled();
    expect(asked).toEqual([10, 11]);
    reads[1]!.answer(['ann']);
    await settled();
    nudges.nudge('g', 14);
    await settled();
    expect([asked, ann.nudges]).toEqual([[10, 11, 14], 2]);
  });

  it('keeps no group waiting for another one', async () => {
    const { nudges, asked } = setUp();
    nudges.nudge('g', 1);
    nudges.nudge('h', 2);
    await settled();
    expect(asked).toEqual([1, 2]);
  });

  it('loses nothing that it could not ask for: it asks again, and for what came meanwhile', async () => {
    const { nudges, asked, reads, errors, waiting, ann } = setUp();
    nudges.nudge('g', 10);
    nudges.nudge('g', 11);
    reads[0]!.fail(new Error('no store'));
    await settled();
    expect([ann.nudges, errors.length, waiting.length]).toEqual([0, 1, 1]);
    waiting[0]!();
    await settled();
    expect(asked).toEqual([10, 10]);
    reads[1]!.answer(['ann']);
    await settled();
    expect(ann.nudges).toBe(1);
  });
});
