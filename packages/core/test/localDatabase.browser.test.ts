import { createFakeEngine } from '@nexconn-kit/core/testing';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBrowserDatabase } from '../src/database/createBrowserDatabase.ts';
import { keyValue } from '../src/platform/keyValue.ts';

const NAME = 'nexconn:app:ada';
const STORE_MS = 2_000;
const quiet = { warn: () => {}, error: () => {} };

/** Connects ada over a real IndexedDB, and tells what the application hears of her database and of her connection. */
async function visit() {
  const database = createBrowserDatabase(
    'app',
    keyValue(() => localStorage),
  );
  const { engine, clock, transport } = createFakeEngine({ database, logger: quiet });
  const reports: unknown[] = [];
  const report = new Promise<void>((resolve) => {
    void engine.connect({ token: 'token-1', userId: 'ada' }, (isRecreated, error) => {
      reports.push(isRecreated, error?.code ?? null);
      resolve();
    });
  });
  await clock.advance(0);
  transport.last().accept();
  return {
    /** What was reported, and the status after it. */
    async outcome() {
      await report;
      await clock.advance(0);
      const status = engine.getConnectionStatus();
      await engine.destroy();
      return [...reports, status];
    },
    passTime: clock.advance,
  };
}

const outcomeOfVisit = async () => (await visit()).outcome();

/** Makes the browser answer the next `times` calls of `open` with an error of its own. */
function failToOpen(name: string, times: number): void {
  const { open } = indexedDB;
  let left = times;
  vi.spyOn(indexedDB, 'open').mockImplementation((...parameters) => {
    left -= 1;
    if (left >= 0) throw new DOMException('as a browser would', name);
    return open.apply(indexedDB, parameters);
  });
}

describe('the local database of a browser', () => {
  beforeEach(async () => {
    localStorage.clear();
    await deleteDB(NAME);
  });
  afterEach(() => vi.restoreAllMocks());

  it('is there, a first time and again', async () => {
    expect(await outcomeOfVisit()).toEqual([false, null, 0]);
    expect(await outcomeOfVisit()).toEqual([false, null, 0]);
  });

  it('is recreated once when the browser evicted it', async () => {
    await outcomeOfVisit();
    await deleteDB(NAME);
    expect(await outcomeOfVisit()).toEqual([true, null, 0]);
    expect(await outcomeOfVisit()).toEqual([false, null, 0]);
  });

  it('is recreated when a newer version of the code left it behind', async () => {
    await outcomeOfVisit();
    (await openDB(NAME, 99)).close();
    expect(await outcomeOfVisit()).toEqual([true, null, 0]);
  });

  it('is recreated when it is corrupt', async () => {
    await outcomeOfVisit();
    failToOpen('UnknownError', 1);
    expect(await outcomeOfVisit()).toEqual([true, null, 0]);
  });

  it.each([
    ['the quota is used up', 'QuotaExceededError'],
    ['the window is private', 'SecurityError'],
    ['it stays corrupt', 'UnknownError'],
  ])('is 33002 when %s, and the session goes on in memory', async (_, name) => {
    await outcomeOfVisit();
    failToOpen(name, 2);
    expect(await outcomeOfVisit()).toEqual([false, 33002, 0]);
    vi.restoreAllMocks();
    const isThereStill = name !== 'UnknownError';
    expect(await outcomeOfVisit()).toEqual([!isThereStill, null, 0]);
  });

  it('is 33002 when another tab blocks it, after 2 s, and the session goes on in memory', async () => {
    // A page of a newer version of the code that does not make way.
    const newer = await openDB(NAME, 99);
    const { outcome, passTime } = await visit();
    await passTime(STORE_MS);
    expect(await outcome()).toEqual([false, 33002, 0]);
    newer.close();
  });

  it('is 33002 when there is none', async () => {
    vi.stubGlobal('indexedDB', undefined);
    expect(await outcomeOfVisit()).toEqual([false, 33002, 0]);
    vi.unstubAllGlobals();
  });

  it('needs no Web Storage beside it', async () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(await outcomeOfVisit()).toEqual([false, null, 0]);
  });
});
