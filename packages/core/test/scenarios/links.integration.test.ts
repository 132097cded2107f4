import { describe, it } from 'vitest';
import { reach, recordStatuses } from '../gatewayFixture.ts';
import { quietFor } from '../quietFor.ts';
import { SOON } from '../soon.ts';
import { openFaultBed, type FaultBed } from './faultBed.ts';

/** An engine that is online through the proxy, and the statuses that it shows from now on. */
async function goOnline(bed: FaultBed) {
  const engine = bed.makeEngine();
  const result = await engine.connect({ token: await bed.issueToken('ada'), userId: 'ada' });
  if (!result.isOk) throw result.error;
  return { engine, statuses: recordStatuses(engine) };
}

describe.concurrent('a link that fails', () => {
  it.for([
    ['a reset', 'rst'],
    ['an end', 'fin'],
  ] as const)(
    'rule 3 / R2, R9: %s mid-session is 13, then 0 on one link, and no other device',
    async ([, how], context) => {
      const { expect } = context;
      const bed = await openFaultBed(context);
      const { engine, statuses } = await goOnline(bed);
      bed.proxy.cut(how);
      expect((await reach(engine, 13)).error).toMatchObject({ code: 30011, status: 13 });
      await reach(engine, 0);
      await expect.poll(() => bed.proxy.connections, SOON).toBe(1);
      expect([statuses, engine.getCurrentUserId(), bed.proxy.accepted]).toEqual([[13, 10, 0], 'ada', 2]);
    },
  );

  it('rule 3, rule 11 / R2, R20: a gateway that was killed is dialled until it is back, and 1 never shows in Node', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    const { engine, statuses } = await goOnline(bed);
    await bed.proxy.setFault({ type: 'refuse' });
    await reach(engine, 13);
    await expect.poll(() => engine.getConnectionState().attempt, SOON).toBeGreaterThanOrEqual(4);
    expect(engine.getConnectionState().error?.code).toBe(30010);
    await bed.proxy.setFault({ type: 'pass' });
    await reach(engine, 0);
    expect(new Set(statuses)).toEqual(new Set([13, 10, 0]));
  });

  it.for(['reset', 'end', 'refuse'] as const)(
    'rule 3, rule 2 / R2: a first attempt that meets %s is kept, and neither promise nor completion settles before 0',
    async (type, context) => {
      const { expect } = context;
      const bed = await openFaultBed(context, { fault: { type } });
      const engine = bed.makeEngine();
      const answers: unknown[] = [];
      const completed = (...answer: unknown[]): void => void answers.push(answer);
      const promise = engine.connect({ token: await bed.issueToken('ada') }, undefined, completed);
      await expect.poll(() => engine.getConnectionState().attempt, SOON).toBeGreaterThanOrEqual(2);
      expect(answers).toEqual([]);
      await bed.proxy.setFault({ type: 'pass' });
      expect(await promise).toMatchObject({ isOk: true, data: { userId: 'ada' } });
      expect(answers).toEqual([['ada', null]]);
    },
  );

  it.for([
    ['late by half a second each way', { type: 'delay', ms: 500 }],
    ['of 3 kB a second', { type: 'throttle', bytesPerSecond: 3_000 }],
  ] as const)('rule 10 / R6: a link %s connects, and stays Connected', async ([, fault], context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    await bed.proxy.setFault(fault);
    const { engine, statuses } = await goOnline(bed);
    await quietFor(1_500);
    expect([engine.getConnectionStatus(), statuses, bed.proxy.accepted]).toEqual([0, [], 1]);
  });

  it('rule 10 / R6: a live link that becomes slow stays Connected', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    const { engine, statuses } = await goOnline(bed);
    await bed.proxy.setFault({ type: 'delay', ms: 500 });
    await quietFor(1_500);
    expect([engine.getConnectionStatus(), statuses, bed.proxy.connections]).toEqual([0, [], 1]);
  });

  // Without a backoff each of these would be hundreds of dials; with it, one in a million runs comes near the bound.
  it.for([
    ['before the WebSocket opens', 20, 2, 30],
    ['after it opened, before the gateway answered', 250, 2, 15],
  ] as const)(
    'rule 9, rule 3 / R12: a link dropped %s is dialled by the ladder, never hammered',
    async ([, bytes, least, most], context) => {
      const { expect } = context;
      const bed = await openFaultBed(context);
      await bed.proxy.setFault({ type: 'dropAfter', bytes });
      const engine = bed.makeEngine();
      const statuses = recordStatuses(engine);
      void engine.connect({ token: await bed.issueToken('ada') });
      await quietFor(3_000);
      expect(bed.proxy.accepted).toBeGreaterThan(least);
      expect(bed.proxy.accepted).toBeLessThan(most);
      expect(new Set(statuses)).toEqual(new Set([10, 13]));
      await bed.proxy.setFault({ type: 'pass' });
      engine.reconnectNow();
      await reach(engine, 0);
    },
  );

  it('rule 12: a relay that is away is 17 with 34240, and is dialled until it is back', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    await bed.proxy.setFault({ type: 'refuse' });
    const engine = bed.makeEngine({ gatewayUrl: bed.gateway.url });
    const statuses = recordStatuses(engine);
    const connected = engine.connect({ token: await bed.issueToken('ada'), proxy: { url: bed.proxy.url } });
    expect((await reach(engine, 17)).error?.code).toBe(34240);
    await bed.proxy.setFault({ type: 'pass' });
    expect(await connected).toMatchObject({ isOk: true });
    expect([statuses.slice(0, 2), statuses.at(-1), statuses.includes(13)]).toEqual([[10, 17], 0, false]);
  });
});

describe.concurrent('a seat behind a link that fails', () => {
  it('rule 7 / R9: a kick that a black hole swallowed is told at the reconnect, is final, and the newcomer stays', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    const holder = bed.makeEngine();
    const newcomer = bed.makeEngine({ gatewayUrl: bed.gateway.url });
    const token = await bed.issueToken('ada');
    await holder.connect({ token });
    await bed.proxy.setFault({ type: 'blackHole', direction: 'both' });
    await newcomer.connect({ token });
    const statuses = recordStatuses(newcomer);
    expect(holder.getConnectionStatus()).toBe(0);
    bed.proxy.cut('rst');
    await bed.proxy.setFault({ type: 'pass' });
    expect((await reach(holder, 6)).error?.code).toBe(31010);
    const { accepted } = bed.proxy;
    await quietFor(1_000);
    expect([holder.getConnectionStatus(), bed.proxy.accepted, statuses]).toEqual([6, accepted, []]);
  });

  it('rule 7 / R9: a dial that a newer one of the same client overtook on its way is refused, and its engine rests', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context, { fault: { type: 'blackHole', direction: 'both' } });
    const token = await bed.issueToken('ada');
    const older = bed.makeEngine({ clientId: 'one-tab' });
    const newer = bed.makeEngine({ clientId: 'one-tab', gatewayUrl: bed.gateway.url });
    const overtaken = older.connect({ token });
    await expect.poll(() => bed.proxy.connections, SOON).toBe(1);
    await newer.connect({ token });
    const statuses = recordStatuses(newer);
    await bed.proxy.setFault({ type: 'pass' });
    expect(await overtaken).toMatchObject({ isOk: false, code: 33094 });
    await quietFor(500);
    expect([older.getConnectionStatus(), statuses, bed.proxy.accepted]).toEqual([11, [], 1]);
  });

  it('rule 7 / R9: the kick arrives late where the hole merely closes', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    const holder = bed.makeEngine();
    const newcomer = bed.makeEngine({ gatewayUrl: bed.gateway.url });
    const token = await bed.issueToken('ada');
    await holder.connect({ token });
    await bed.proxy.setFault({ type: 'blackHole', direction: 'down' });
    await newcomer.connect({ token });
    await bed.proxy.setFault({ type: 'pass' });
    expect((await reach(holder, 6)).error?.code).toBe(31010);
    expect([newcomer.getConnectionStatus(), bed.proxy.accepted]).toEqual([0, 1]);
  });
});

// By itself: it counts what the process holds.
describe('a link that failed often', () => {
  it('rule 15 / R15: nothing is left behind by fifty cuts', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    const { engine } = await goOnline(bed);
    const resources = (): number => process.getActiveResourcesInfo().length;
    const before = resources();
    for (let round = 0; round < 50; round += 1) {
      bed.proxy.cut(round % 2 === 0 ? 'rst' : 'fin');
      await reach(engine, 13);
      engine.reconnectNow();
      await reach(engine, 0);
    }
    await expect.poll(() => bed.proxy.connections, SOON).toBe(1);
    expect(bed.proxy.accepted).toBe(51);
    await expect.poll(resources, SOON).toBeLessThanOrEqual(before + 2);
  });
});
