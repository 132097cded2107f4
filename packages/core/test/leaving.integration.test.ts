import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGateway, type GatewayFixture } from './gatewayFixture.ts';
import { SOON } from './soon.ts';

interface Posted {
  readonly data: readonly { readonly status: string }[];
}

/** What the gateway's webhook tells an app server of a user's links: "0" online, "1" offline, "2" signed out. */
describe('an engine that leaves', () => {
  let fixture: GatewayFixture;
  let statuses: string[];
  const receiver = createServer((request, response) => {
    void text(request).then((body) => {
      const { data } = JSON.parse(body) as Posted;
      statuses.push(...data.map(({ status }) => status));
      response.end();
    });
  });
  beforeEach(async () => {
    statuses = [];
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const { port } = receiver.address() as AddressInfo;
    fixture = await openGateway({ webhookUrl: `http://127.0.0.1:${port}/` });
  });
  afterEach(async () => {
    await fixture.close();
    receiver.closeAllConnections();
    receiver.close();
  });

  it.each([
    ['by disconnect has signed out', 'disconnect', '2'],
    ['by destroy is merely offline: its page was left', 'destroy', '1'],
  ] as const)('%s', async (_, leave, status) => {
    const engine = fixture.makeEngine();
    await engine.connect({ token: await fixture.issueToken('ada') });
    const shown: number[] = [];
    engine.addConnectionStatusHandler('test', (event) => void shown.push(event.status));
    await engine[leave]();
    await expect.poll(() => statuses, SOON).toEqual(['0', status]);
    expect(shown.filter((one) => ![11, 12].includes(one))).toEqual([]);
  });
});
