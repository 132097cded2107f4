import { describe, expect, it } from 'vitest';
import { createBrowserStorage } from './browserStorage.ts';
import { createHarness } from './harness.ts';

/** A device that remembers who connected with which token, and what was opened and closed on it. */
function createDevice(known: Readonly<Record<string, string>> = {}) {
  const log: string[] = [];
  return {
    log,
    database: {
      open(userId: string) {
        log.push(`open ${userId}`);
        return Promise.resolve({ isRecreated: false, close: () => void log.push(`close ${userId}`) });
      },
      recallUser: (token: string) => Promise.resolve(known[token] ?? null),
      rememberUser(_: string, userId: string) {
        log.push(`remember ${userId}`);
        return Promise.resolve();
      },
    },
  };
}

describe('the store of a user', () => {
  it('opens beside the dial where the token connected here before', async () => {
    const { log, database } = createDevice({ 'token-1': 'ada' });
    const { engine, clock, transport } = createHarness({ database });
    const reports: unknown[] = [];
    void engine.connect({ token: 'token-1' }, (isRecreated, error) => reports.push([isRecreated, error]));
    await clock.advance(0);
    expect([log, reports]).toEqual([['open ada'], [[false, null]]]);
    transport.last().accept();
    await clock.advance(0);
    expect([log, reports.length]).toEqual([['open ada', 'remember ada'], 1]);
  });

  it('gives way where the handshake names another user than the one who was recalled', async () => {
    const { log, database } = createDevice({ 'token-1': 'bob' });
    const { engine, clock, transport } = createHarness({ database });
    void engine.connect({ token: 'token-1' });
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(0);
    expect(log.filter((entry) => !entry.startsWith('remember'))).toEqual(['open bob', 'close bob', 'open ada']);
  });

  it('stays closed where the user left before the device had recalled anybody', async () => {
    let recall: (userId: string) => void = () => {};
    const { log, database } = createDevice();
    const slow = { ...database, recallUser: () => new Promise<string>((resolve) => (recall = resolve)) };
    const { engine, clock } = createHarness({ database: slow });
    void engine.connect({ token: 'token-1' });
    await clock.advance(0);
    await engine.disconnect();
    recall('ada');
    await clock.advance(0);
    expect(log).toEqual([]);
  });

  it('is closed, and not told of, where it opens after its user left', async () => {
    const open: Record<string, () => void> = {};
    const { log, database } = createDevice();
    const slow = {
      ...database,
      open: (userId: string) =>
        new Promise<{ isRecreated: boolean; close(): void }>((resolve) => {
          open[userId] = () =>
            resolve({ isRecreated: userId === 'ada', close: () => void log.push(`close ${userId}`) });
        }),
    };
    const { engine, clock } = createHarness({ database: slow });
    const reports: unknown[] = [];
    void engine.connect({ token: 'token-a', userId: 'ada' });
    await clock.advance(0);
    void engine.connect({ token: 'token-b', userId: 'bob' }, (isRecreated) => reports.push(isRecreated));
    await clock.advance(0);
    open['ada']?.();
    await clock.advance(0);
    expect([log, reports]).toEqual([['close ada'], []]);
    open['bob']?.();
    await clock.advance(0);
    expect(reports).toEqual([false]);
  });

  it('is left where its user signs out while the page sleeps: opened for that, and closed', async () => {
    const closed: (boolean | undefined)[] = [];
    const { database } = createDevice();
    const open = async () => ({ isRecreated: false, close: (isLeft?: boolean) => void closed.push(isLeft) });
    const { engine, clock, surroundings } = createHarness({ database: { ...database, open } });
    void engine.connect({ token: 'token-1', userId: 'ada' });
    await clock.advance(0);
    surroundings.signal('pagehide');
    expect(closed).toEqual([false]);
    await engine.disconnect();
    await clock.advance(0);
    expect(closed).toEqual([false, true]);
  });

  it('closes on pagehide, and opens again with the connection', async () => {
    const { log, database } = createDevice();
    const { clock, transport, surroundings, goOnline } = createHarness({ database });
    await goOnline();
    surroundings.signal('pagehide');
    surroundings.signal('pageshow');
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(0);
    expect(log.filter((entry) => !entry.startsWith('remember'))).toEqual(['open ada', 'close ada', 'open ada']);
  });

  it('is told of to a call whose page slept meanwhile', async () => {
    let open: () => void = () => {};
    const { database } = createDevice();
    const slow = {
      ...database,
      open: () =>
        new Promise<{ isRecreated: boolean; close(): void }>((resolve) => {
          open = () => resolve({ isRecreated: true, close: () => {} });
        }),
    };
    const { engine, clock, transport, surroundings } = createHarness({ database: slow });
    const reports: unknown[] = [];
    void engine.connect({ token: 'token-1', userId: 'ada' }, (isRecreated) => reports.push(isRecreated));
    await clock.advance(0);
    surroundings.signal('pagehide');
    open();
    surroundings.signal('pageshow');
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(0);
    open();
    await clock.advance(0);
    expect([engine.getConnectionStatus(), reports]).toEqual([0, [true]]);
  });

  it('keeps nothing of a handshake that answers another user', async () => {
    const { log, database } = createDevice();
    const { token, ...shared } = createBrowserStorage();
    const { engine, clock, transport } = createHarness({ database, ...shared });
    void engine.connect({ token: 'token-1', userId: 'ada' });
    await clock.advance(0);
    transport.last().accept({ userId: 'mallory' });
    await clock.advance(0);
    expect([engine.getConnectionStatus(), log, token()]).toEqual([15, ['open ada'], null]);
  });

  it('that cannot be opened is 33002, and the session goes on in memory', async () => {
    const warnings: unknown[] = [];
    const logger = { warn: (message: string) => void warnings.push(message), error: () => {} };
    const { database } = createDevice();
    const broken = { ...database, open: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) };
    const { engine, clock, transport } = createHarness({ database: broken, logger });
    const reports: unknown[] = [];
    void engine.connect({ token: 'token-1', userId: 'ada' }, (_, error) => reports.push(error?.code));
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(0);
    expect([engine.getConnectionStatus(), reports, warnings.length]).toEqual([0, [33002], 1]);
  });
});
