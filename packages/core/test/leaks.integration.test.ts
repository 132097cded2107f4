import { createNexconnEngine, type NexconnEngine } from '@nexconn-kit/core';
import { createFakeEngine } from '@nexconn-kit/core/testing';
import { createFaultProxy, type FaultProxy } from '@nexconn-kit/core/testing/node';
import { describe, expect, it, onTestFinished } from 'vitest';
import { APP_KEY, openGateway, reach, recordStatuses } from './gatewayFixture.ts';
import { median, readFigures, readHeap, type LeakFigures } from './leakFigures.ts';

const WARM_UP = 200;
const RECONNECTS = 1_000;
/** A heap is measured so often, so many reconnects apart: one reading alone may catch a buffer on its way out. */
const SAMPLES = 5;
const SAMPLE_EVERY = 10;
/** So many may be just on their way; a leak of one in fifty reconnects may not. All else is exact. */
const SLACK: Partial<LeakFigures> = { promises: 20, functions: 20 };

async function openBed() {
  const fixture = await openGateway();
  const proxy = await createFaultProxy(fixture.gateway.url);
  const warnings: Error[] = [];
  const hearWarning = (warning: Error): void => void warnings.push(warning);
  process.on('warning', hearWarning);
  onTestFinished(async () => {
    process.off('warning', hearWarning);
    await fixture.close();
    await proxy.close();
  });
  const token = await fixture.issueToken('ada');
  const makeEngine = (): NexconnEngine => createNexconnEngine({ appKey: APP_KEY, gatewayUrl: proxy.url });
  const tooManyListeners = (): Error[] => warnings.filter(({ name }) => name === 'MaxListenersExceededWarning');
  return { proxy, token, makeEngine, tooManyListeners };
}

/** Cuts the connection and dials again at once, so many times. */
async function reconnect(engine: NexconnEngine, proxy: FaultProxy, times: number): Promise<void> {
  for (let round = 0; round < times; round += 1) {
    proxy.cut('rst');
    await reach(engine, 13);
    engine.reconnectNow();
    await reach(engine, 0);
  }
}

/** Repeats something, and reads the heap after each round. */
async function sampleHeap(round: () => Promise<void>): Promise<number> {
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    await round();
    samples.push(readHeap());
  }
  return median(samples);
}

/** Less is no leak: a connection that Node kept for the next `fetch` may have ended meanwhile. */
function expectFlat(before: LeakFigures): void {
  const after = readFigures();
  const grown = (Object.keys(before) as (keyof LeakFigures)[])
    .map((what) => ({ what, by: after[what] - before[what] - (SLACK[what] ?? 0) }))
    .filter(({ by }) => by > 0);
  expect(grown).toEqual([]);
}

/** Each file of this project has a process of its own, so what is counted here is what is done here. */
describe('R15: nothing leaks', () => {
  it('over 1,000 forced reconnects: listeners, timers, sockets and promises are flat, the heap is within 5 %', async () => {
    const { proxy, token, makeEngine, tooManyListeners } = await openBed();
    const engine = makeEngine();
    await engine.connect({ token });
    const some = (): Promise<void> => reconnect(engine, proxy, SAMPLE_EVERY);
    await reconnect(engine, proxy, WARM_UP - SAMPLES * SAMPLE_EVERY);
    const heapBefore = await sampleHeap(some);
    const before = readFigures();
    const dialsBefore = proxy.accepted;
    const statuses = recordStatuses(engine);

    await reconnect(engine, proxy, RECONNECTS - SAMPLES * SAMPLE_EVERY);
    const heapAfter = await sampleHeap(some);
    expectFlat(before);
    expect(heapAfter / heapBefore).toBeLessThan(1.05);
    expect(statuses).toEqual(Array.from({ length: RECONNECTS }, () => [13, 10, 0]).flat());
    expect([proxy.accepted - dialsBefore, proxy.connections]).toEqual([RECONNECTS, 1]);
    expect(tooManyListeners()).toEqual([]);
    await engine.destroy();
  }, 180_000);

  it('over 200 engines that come and go, some of them in the middle of a dial', async () => {
    const { proxy, token, makeEngine, tooManyListeners } = await openBed();
    const live = async (times: number): Promise<void> => {
      for (let round = 0; round < times; round += 1) {
        const engine = makeEngine();
        const connected = engine.connect({ token });
        if (round % 2) await connected;
        if (round % 3) await engine.disconnect();
        await engine.destroy();
        await connected;
      }
      await expect.poll(() => proxy.connections).toBe(0);
    };
    await live(50);
    const before = readFigures();
    await live(200);
    expectFlat(before);
    expect(tooManyListeners()).toEqual([]);
  }, 120_000);

  it('over 1,000 losses that wait on the ladder: one link and the same timers each time', async () => {
    const { engine, clock, transport } = createFakeEngine();
    void engine.connect({ token: 'token' });
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(0);
    const timers = clock.pendingTimers();
    for (let loss = 0; loss < 1_000; loss += 1) {
      transport.last().drop();
      await clock.advance((engine.getConnectionState().retryAtMs ?? 0) - clock.now());
      transport.last().accept();
      await clock.advance(0);
      expect([engine.getConnectionStatus(), clock.pendingTimers(), transport.live().length]).toEqual([0, timers, 1]);
    }
    expect(transport.dials.length).toBe(1_001);
  });
});
