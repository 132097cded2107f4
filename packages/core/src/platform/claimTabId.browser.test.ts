import { beforeEach, describe, expect, it } from 'vitest';
import { claimTabId } from './claimTabId.ts';
import { createIdentity, unclaimed } from './createIdentity.ts';
import { keyValue } from './keyValue.ts';

const session = keyValue(() => sessionStorage);
const identityOfTab = () => createIdentity(session, () => claimTabId('app', session), 'browser');

describe('claimTabId', () => {
  beforeEach(() => sessionStorage.clear());

  it('makes an id that a reload finds again', async () => {
    const first = await claimTabId('app', session);
    first.release();
    const reloaded = await claimTabId('app', session);
    expect(reloaded.clientId).toBe(first.clientId);
    reloaded.release();
  });

  it('waits for the page that is just being reloaded to let go of it', async () => {
    const first = await claimTabId('app', session);
    const reloading = claimTabId('app', session);
    first.release();
    const reloaded = await reloading;
    expect(reloaded.clientId).toBe(first.clientId);
    reloaded.release();
  });

  it('makes a fresh id where another tab holds the one that was copied, and keeps to it', async () => {
    const original = await claimTabId('app', session);
    const duplicate = await claimTabId('app', session);
    expect(duplicate.clientId).not.toBe(original.clientId);
    original.release();
    duplicate.release();
    expect((await claimTabId('app', session)).clientId).toBe(duplicate.clientId);
  });

  it('keeps the ids of two applications apart', async () => {
    const [one, other] = [await claimTabId('app', session), await claimTabId('other-app', session)];
    expect(one.clientId).not.toBe(other.clientId);
  });
});

describe('createIdentity', () => {
  beforeEach(() => sessionStorage.clear());

  it('counts dials, and goes on counting after a reload even if the clock was set back', async () => {
    const tab = identityOfTab();
    const first = await tab.next();
    const second = await tab.next();
    expect(second.dialNumber).toBeGreaterThan(first.dialNumber);
    tab.release();
    sessionStorage.setItem('nexconn:dial', String(second.dialNumber + 3_600_000));
    const reloaded = await identityOfTab().next();
    expect(reloaded).toMatchObject({ clientId: first.clientId, browserId: 'browser' });
    expect(reloaded.dialNumber).toBeGreaterThan(second.dialNumber + 3_600_000);
  });

  it('claims its id anew after it let go of it', async () => {
    const tab = identityOfTab();
    const before = await tab.next();
    tab.release();
    const stranger = await claimTabId('app', session);
    const after = await tab.next();
    expect([stranger.clientId, after.clientId === before.clientId]).toEqual([before.clientId, false]);
  });

  it('takes an id that the application chose as it is', async () => {
    const fixed = createIdentity(session, () => Promise.resolve(unclaimed('chosen')));
    expect(await fixed.next()).toMatchObject({ clientId: 'chosen', browserId: undefined });
  });
});
