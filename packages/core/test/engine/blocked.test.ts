import { describe, expect, it } from 'vitest';
import { createHarness } from './harness.ts';

describe('a WebSocket that never opens though HTTP gets through', () => {
  /** Fails dials that opened nothing, and gives the error after each. */
  const failTimes = async (harness: ReturnType<typeof createHarness>, times: number) => {
    const { engine, clock, transport } = harness;
    const messages: string[] = [];
    for (let round = 0; round < times; round += 1) {
      transport.last().drop(30010);
      await clock.advance(0);
      const { status, error, retryAtMs } = engine.getConnectionState();
      messages.push(`${status} ${error?.message}`);
      await clock.advance(Number(retryAtMs) - clock.now());
    }
    return messages;
  };

  it('is called blocked after three in a row, and until one opens', async () => {
    const harness = createHarness({ proxyFinding: 'blocked' });
    const { engine, clock, transport } = harness;
    void engine.connect({ token: 'token-1' });
    await clock.advance(0);
    const messages = await failTimes(harness, 4);
    const blocked = expect.stringMatching(/^13 30010: .*WebSocket is blocked/) as string;
    const plain = expect.not.stringContaining('WebSocket') as string;
    expect(messages).toEqual([plain, plain, blocked, blocked]);
    transport.last().accept();
    await clock.advance(0);
    transport.last().drop();
    await clock.advance(0);
    await clock.advance(Number(engine.getConnectionState().retryAtMs) - clock.now());
    expect(await failTimes(harness, 3)).toEqual([plain, plain, blocked]);
  });

  it('is not called so where HTTP does not get through either', async () => {
    const harness = createHarness({ proxyFinding: 'gatewayDown' });
    void harness.engine.connect({ token: 'token-1' });
    await harness.clock.advance(0);
    expect((await failTimes(harness, 4)).join()).not.toContain('blocked');
  });
});
