import { afterAll, describe, expect, it } from 'vitest';
import { NCEngine } from './ncEngine.ts';

/** Nothing listens there: what the engine does by itself is enough for these tests. */
const OPTIONS = { appKey: 'app', gatewayUrl: 'http://127.0.0.1:9' };

describe('NCEngine before initialize', () => {
  it('answers connect and resume with 33001 at once, completion handler first', async () => {
    const order: unknown[] = [];
    const connecting = NCEngine.connect({ token: 'token-1' }, undefined, (userId, error) =>
      order.push(userId, error?.code),
    );
    void connecting.then(() => order.push('promise'));
    expect(await connecting).toMatchObject({ isOk: false, code: 33001 });
    expect(await NCEngine.resume()).toMatchObject({ isOk: false, code: 33001 });
    expect(order).toEqual([null, 33001, 'promise']);
  });

  it('reports 11 and nobody, gives no token, and lets a sign-out and an end resolve', async () => {
    expect([NCEngine.getConnectionStatus(), NCEngine.getCurrentUserId()]).toEqual([11, null]);
    expect(NCEngine.getConnectionState()).toBe(NCEngine.getConnectionState());
    await expect(NCEngine.getToken()).rejects.toMatchObject({ code: 33001 });
    expect(await Promise.all([NCEngine.disconnect(), NCEngine.destroy()])).toEqual([undefined, undefined]);
  });
});

describe('NCEngine.initialize', () => {
  afterAll(() => NCEngine.disconnect());

  it('refuses what is no address, and can be called again with one that is', () => {
    expect(() => NCEngine.initialize({ appKey: 'app', gatewayUrl: 'nowhere' })).toThrow(
      expect.objectContaining({ code: 33003 }),
    );
  });

  it('takes over the listeners that were added before, and those only that are still wanted', async () => {
    const heard: string[] = [];
    NCEngine.addConnectionStatusHandler('early', ({ status }) => heard.push(`early ${status}`));
    NCEngine.addConnectionStatusHandler('gone', ({ status }) => heard.push(`gone ${status}`));
    NCEngine.removeConnectionStatusHandler('gone');
    const stopFirst = NCEngine.subscribe(() => heard.push('first'));
    const stopSecond = NCEngine.subscribe(() => heard.push('second'));
    stopFirst();
    NCEngine.initialize(OPTIONS);
    void NCEngine.connect({ token: 'token-1' });
    expect(NCEngine.getConnectionStatus()).toBe(10);
    await Promise.resolve();
    expect(heard.toSorted()).toEqual(['early 10', 'second']);
    stopSecond();
    NCEngine.removeConnectionStatusHandler('early');
    await NCEngine.disconnect();
    expect(heard.length).toBe(2);
    expect(NCEngine.getConnectionStatus()).toBe(12);
  });

  it('ignores the same options again', () => {
    expect(() => NCEngine.initialize({ ...OPTIONS })).not.toThrow();
    expect(NCEngine.getConnectionStatus()).toBe(12);
  });

  it('throws 33003 for other options, and changes nothing', () => {
    expect(() => NCEngine.initialize({ ...OPTIONS, appKey: 'another' })).toThrow(
      expect.objectContaining({ code: 33003 }),
    );
    expect(NCEngine.getConnectionStatus()).toBe(12);
  });
});
