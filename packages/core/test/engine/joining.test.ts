import { describe, expect, it } from 'vitest';
import { createHarness } from './harness.ts';

const HANGING_DATABASE = {
  open: () => new Promise<never>(() => {}),
  recallUser: () => Promise.resolve(null),
  rememberUser: () => Promise.resolve(),
};

describe('joining a session that the gateway has accepted', () => {
  it.each(['connect', 'resume'] as const)('asks for no dial by %s: the next one is the engine’s own', async (call) => {
    const { engine, clock, transport, goOnline } = createHarness({ database: HANGING_DATABASE });
    await goOnline();
    expect(engine.getConnectionStatus()).toBe(10);
    void (call === 'connect' ? engine.connect({ token: 'token-1', userId: 'ada' }) : engine.resume());
    transport.last().drop();
    await clock.advance(50);
    expect(transport.last().request).toMatchObject({ intent: 'reconnect', lastSessionId: 'session-1' });
  });

  it('still takes the seat for another user', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    await goOnline();
    void engine.connect({ token: 'token-2', userId: 'bob' });
    await clock.advance(0);
    expect(transport.last().request).toMatchObject({ intent: 'newcomer', lastSessionId: null });
  });
});
