import { describe, expect, it } from 'vitest';
import { createKeyedLock } from './keyedLock.ts';

const gate = () => {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
};

describe('createKeyedLock', () => {
  it('runs works of one key in order, those of another at once', async () => {
    const exclusive = createKeyedLock();
    const ran: string[] = [];
    const first = gate();
    const a1 = exclusive('a', async () => {
      await first.passed;
      ran.push('a1');
    });
    const a2 = exclusive('a', async () => void ran.push('a2'));
    await exclusive('b', async () => void ran.push('b'));
    expect(ran).toEqual(['b']);
    first.open();
    await Promise.all([a1, a2]);
    expect(ran).toEqual(['b', 'a1', 'a2']);
  });

  it('goes on after a work that failed, and hands its error to whoever asked', async () => {
    const exclusive = createKeyedLock();
    const failed = exclusive('a', () => Promise.reject(new Error('no')));
    const next = exclusive('a', async () => 'done');
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe('done');
  });
});
