import { describe, expect, it } from 'vitest';
import { createBrowserStorage } from './browserStorage.ts';
import { createHarness, scriptedProvider } from './harness.ts';

const provider = () => Promise.resolve('fresh');

describe('the token cache', () => {
  it('spares the provider after a reload', async () => {
    const shared = createBrowserStorage('ada', 'cached');
    const { engine, clock, transport } = createHarness(shared);
    void engine.connect({ token: provider, userId: 'ada' });
    await clock.advance(0);
    expect(transport.last().request.token).toBe('cached');
  });

  it('is emptied by a verdict on the token, and the provider gets its one chance', async () => {
    const { token, ...shared } = createBrowserStorage('ada', 'cached');
    const { engine, clock, transport } = createHarness(shared);
    void engine.connect({ token: provider, userId: 'ada' });
    await clock.advance(0);
    transport.last().refuse({ code: 31020 });
    expect(token()).toBeNull();
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(0);
    expect([engine.getConnectionStatus(), token()]).toEqual([0, 'fresh']);
  });

  it.each([
    ['disconnect', null],
    ['destroy', 'fresh'],
  ] as const)('after %s holds %s', async (leave, left) => {
    const { token, ...shared } = createBrowserStorage();
    const { engine, goOnline } = createHarness(shared);
    await goOnline({ token: provider });
    await engine[leave]();
    expect(token()).toBe(left);
  });

  it('keeps a string once the gateway took it', async () => {
    const { token, ...shared } = createBrowserStorage('ada', 'older');
    const { goOnline } = createHarness(shared);
    await goOnline({ token: 'token-1' });
    expect(token()).toBe('token-1');
  });

  it('gives way to a newer token when the one in it is about to end', async () => {
    const { token, ...shared } = createBrowserStorage('ada', 'token-1');
    const { clock, transport, goOnline } = createHarness(shared);
    await goOnline({ token: provider });
    transport.last().tell({ type: 'verdict', verdict: { code: 30001 } });
    await clock.advance(1_000);
    transport.last().accept({ tokenRemainingMs: 10_000 });
    await clock.advance(8_000);
    expect([transport.last().renewals, token()]).toEqual([['fresh'], 'fresh']);
  });

  it('stays empty when an answer comes after the sign-out', async () => {
    const { token, ...shared } = createBrowserStorage();
    const { engine, clock } = createHarness(shared);
    let give = (_: string): void => {};
    void engine.connect({ userId: 'ada', token: () => new Promise((resolve) => (give = resolve)) });
    await clock.advance(0);
    await engine.disconnect();
    give('late');
    await clock.advance(0);
    expect(token()).toBeNull();
  });
});

describe('tabs that share it', () => {
  it('ask once, whoever comes first', async () => {
    const shared = createBrowserStorage();
    const { provider: source, reasons } = scriptedProvider('token-1', 'token-2');
    const tabs = [createHarness(shared), createHarness(shared), createHarness(shared)];
    for (const { engine } of tabs) void engine.connect({ token: source, userId: 'ada' });
    await Promise.all(tabs.map(({ clock }) => clock.advance(0)));
    expect(tabs.map(({ transport }) => transport.last().request.token)).toEqual(['token-1', 'token-1', 'token-1']);
    expect(reasons).toEqual(['connect']);
  });

  it('take what a sibling renewed, and leave it be when their own was refused', async () => {
    const { token, ...shared } = createBrowserStorage('ada', 'token-1');
    const { provider: source, reasons } = scriptedProvider('token-2');
    const tabs = [createHarness(shared), createHarness(shared)] as const;
    for (const { goOnline } of tabs) await goOnline({ token: source });
    for (const { transport, clock } of tabs) {
      transport.last().tell({ type: 'verdict', verdict: { code: 31020 } });
      await clock.advance(0);
    }
    expect(tabs.map(({ transport }) => transport.last().request.token)).toEqual(['token-2', 'token-2']);
    expect([reasons, token()]).toEqual([['rejected'], 'token-2']);
  });

  it('wait for a slow provider as long as it may take, and do not ask beside it', async () => {
    const { token: _, ...shared } = createBrowserStorage();
    let give = (_token: string): void => {};
    const slow = () => new Promise<string>((resolve) => (give = resolve));
    const [first, second] = [createHarness(shared), createHarness(shared)];
    void first.engine.connect({ token: slow, userId: 'ada' });
    void second.engine.connect({ token: slow, userId: 'ada' });
    for (const { clock } of [first, second]) await clock.advance(9_900);
    give('token-1');
    for (const { clock } of [first, second]) await clock.advance(0);
    expect([first, second].map(({ transport }) => transport.last().request.token)).toEqual(['token-1', 'token-1']);
  });

  it('are not held up by a question that was given up, and whose provider does not care', async () => {
    const { token: _, ...shared } = createBrowserStorage();
    const { engine, clock, transport } = createHarness(shared);
    void engine.connect({ userId: 'ada', token: () => new Promise<string>(() => {}) });
    await clock.advance(0);
    void engine.connect({ userId: 'ada', token: () => Promise.resolve('newer') });
    await clock.advance(1_000);
    expect(transport.last().request.token).toBe('newer');
  });

  it('go on without a sibling whose provider failed', async () => {
    const shared = createBrowserStorage();
    const { provider: source, reasons } = scriptedProvider(new Error('down'), 'token-1');
    const [first, second] = [createHarness(shared), createHarness(shared)];
    void first.engine.connect({ token: source, userId: 'ada' });
    void second.engine.connect({ token: source, userId: 'ada' });
    await Promise.all([first, second].map(({ clock }) => clock.advance(0)));
    expect([first.engine.getConnectionStatus(), second.transport.last().request.token]).toEqual([13, 'token-1']);
    await first.clock.advance(1_000);
    expect([first.transport.last().request.token, reasons.length]).toEqual(['token-1', 2]);
  });
});
