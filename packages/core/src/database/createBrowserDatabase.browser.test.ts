import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { keyValue } from '../platform/keyValue.ts';
import { createBrowserDatabase } from './createBrowserDatabase.ts';

/** What the page keeps beside IndexedDB. */
const kept = keyValue(() => localStorage);
const NAME = 'nexconn:app:ada';
const database = createBrowserDatabase('app', kept);

async function openOnce(userId = 'ada'): Promise<boolean> {
  const store = await database.open(userId);
  store.close();
  return store.isRecreated;
}

describe('createBrowserDatabase', () => {
  beforeEach(async () => {
    localStorage.clear();
    await Promise.all([deleteDB(NAME), deleteDB('nexconn:app:bob')]);
  });

  it('is not recreated on a first visit, nor on a second', async () => {
    expect([await openOnce(), await openOnce()]).toEqual([false, false]);
  });

  it('is recreated where the browser dropped it, once', async () => {
    await openOnce();
    await deleteDB(NAME);
    expect([await openOnce(), await openOnce()]).toEqual([true, false]);
  });

  it('knows one user’s loss from another’s first visit', async () => {
    await openOnce('ada');
    expect(await openOnce('bob')).toBe(false);
  });

  it('is made anew where a newer version of the code left it behind', async () => {
    await openOnce();
    (await openDB(NAME, 99)).close();
    expect([await openOnce(), await openOnce()]).toEqual([true, false]);
  });

  it('does not stand in the way of another tab that needs it gone', async () => {
    await database.open('ada');
    await deleteDB(NAME);
    expect(await openOnce()).toBe(true);
  });

  it('recalls the user of a token, without the token lying about', async () => {
    await database.rememberUser('secret-token', 'ada');
    expect([await database.recallUser('secret-token'), await database.recallUser('another')]).toEqual(['ada', null]);
    expect(JSON.stringify(Object.entries(localStorage))).not.toContain('secret-token');
  });

  it('recalls the newest five', async () => {
    for (const number of [1, 2, 3, 4, 5, 6]) await database.rememberUser(`token-${number}`, `user-${number}`);
    expect([await database.recallUser('token-1'), await database.recallUser('token-2')]).toEqual([null, 'user-2']);
  });
});
