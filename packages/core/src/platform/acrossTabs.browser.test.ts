import { afterEach, describe, expect, it } from 'vitest';
import { acrossTabs } from './acrossTabs.ts';

const PATIENCE_MS = 500;
const NAME = 'nexconn:test:across-tabs';
const letGo: (() => void)[] = [];

/** Something that others wait for. */
function latch() {
  let open = (): void => {};
  const promise = new Promise<void>((resolve) => (open = resolve));
  letGo.push(open);
  return { promise, open };
}

/** Holds the lock as another tab would. */
async function holdLock(): Promise<() => void> {
  const held = latch();
  const released = latch();
  await new Promise<void>((granted) => {
    const hold = (): Promise<void> => {
      granted();
      return held.promise;
    };
    void navigator.locks.request(NAME, hold).then(released.open);
  });
  return held.open;
}

const held = async (): Promise<number> => {
  const { held: locks = [] } = await navigator.locks.query();
  return locks.filter(({ name }) => name === NAME).length;
};

describe('acrossTabs', () => {
  afterEach(() => letGo.splice(0).forEach((open) => open()));

  it('runs one at a time, in the order of asking, and gives each its own answer', async () => {
    let running = 0;
    let most = 0;
    const started: number[] = [];
    const answers = await Promise.all(
      [1, 2, 3].map((number) =>
        acrossTabs(NAME, async () => {
          started.push(number);
          running += 1;
          most = Math.max(most, running);
          await navigator.locks.query();
          running -= 1;
          return number * 10;
        }),
      ),
    );
    expect([most, started, answers]).toEqual([1, [1, 2, 3], [10, 20, 30]]);
    await expect.poll(held, { message: 'nothing is kept for good' }).toBe(0);
  });

  it('answers at once, and holds the lock as long as it is told', async () => {
    expect(await acrossTabs(NAME, async () => 'answer', 300)).toBe('answer');
    expect(await held()).toBe(1);
    await expect.poll(held).toBe(0);
  });

  it('runs what has another name meanwhile', async () => {
    await holdLock();
    expect(await acrossTabs(`${NAME}:other`, async () => 'at once')).toBe('at once');
  });

  it('waits for another tab that holds the lock', async () => {
    const release = await holdLock();
    let hasRun = false;
    const asked = acrossTabs(NAME, async () => (hasRun = true));
    await expect.poll(async () => (await navigator.locks.query()).pending?.length).toBe(1);
    expect(hasRun).toBe(false);
    release();
    expect(await asked).toBe(true);
  });

  it('passes the error of a run on, runs it once, and lets the next one go', async () => {
    let runs = 0;
    const reason = new Error('No token today.');
    const failing = acrossTabs(NAME, async () => {
      runs += 1;
      throw reason;
    });
    const next = acrossTabs(NAME, async () => 'next');
    await expect(failing).rejects.toBe(reason);
    expect([await next, runs]).toEqual(['next', 1]);
  });

  it('passes on an error that looks like its own impatience, without running again', async () => {
    let runs = 0;
    const asked = acrossTabs(NAME, async () => {
      runs += 1;
      throw new DOMException('The provider timed out.', 'TimeoutError');
    });
    await expect(asked).rejects.toThrow('The provider timed out.');
    expect(runs).toBe(1);
  });

  it('waits for a holder that never lets go as long as it may, and then runs all the same, once', async () => {
    await holdLock();
    let runs = 0;
    const askedAtMs = performance.now();
    const startedAtMs = await acrossTabs(
      NAME,
      async () => {
        runs += 1;
        return performance.now();
      },
      0,
      PATIENCE_MS,
    );
    expect(startedAtMs - askedAtMs).toBeGreaterThan(0.9 * PATIENCE_MS);
    expect(runs).toBe(1);
    letGo.splice(0).forEach((open) => open());
    await expect.poll(held).toBe(0);
    expect(runs).toBe(1);
  });

  it('does not cut a run short that takes longer than it would have waited', async () => {
    const slow = latch();
    const running = acrossTabs(
      NAME,
      async () => {
        await slow.promise;
        return 'done';
      },
      0,
      PATIENCE_MS,
    );
    const waiting = acrossTabs(NAME, async () => 'went ahead', 0, PATIENCE_MS);
    expect(await waiting).toBe('went ahead');
    slow.open();
    expect(await running).toBe('done');
  });

  it('lets go as its page is left, whether it still runs or its answer is just there', async () => {
    const [slow, started] = [latch(), latch()];
    const running = acrossTabs(NAME, () => {
      started.open();
      return slow.promise;
    });
    await started.promise;
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await expect.poll(held, { message: 'while it runs' }).toBe(0);
    slow.open();
    await running;
    await acrossTabs(NAME, async () => {}, 5_000);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await expect.poll(held, { message: 'before its time' }).toBe(0);
  });
});
