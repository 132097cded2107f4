import { describe, expect, it } from 'vitest';
import { createGate } from './createGate.ts';

describe('createGate', () => {
  it('lets so many run at a time, in their order, whichever of them fail', async () => {
    const gate = createGate(2);
    const started: number[] = [];
    const ends: (() => void)[] = [];
    let most = 0;
    let running = 0;
    const works = Array.from({ length: 6 }, (_, index) =>
      gate(async () => {
        started.push(index);
        most = Math.max(most, (running += 1));
        await new Promise<void>((resolve) => void ends.push(resolve));
        running -= 1;
        if (index % 2 === 0) throw new Error(`work ${index}`);
        return index;
      }),
    );
    const outcomes = Promise.allSettled(works);
    await expect.poll(() => started.length).toBe(2);
    while (started.length < 6 || ends.length > 0) {
      ends.shift()?.();
      await new Promise((resolve) => void setImmediate(resolve));
    }
    expect((await outcomes).map(({ status }) => status)).toEqual(
      started.map((index) => (index % 2 === 0 ? 'rejected' : 'fulfilled')),
    );
    expect([started, most]).toEqual([[0, 1, 2, 3, 4, 5], 2]);
  });
});
