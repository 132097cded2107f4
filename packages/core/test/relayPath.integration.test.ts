import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createNexconnEngine } from '@nexconn-kit/core';
import { describe, expect, it } from 'vitest';
import { reach } from './gatewayFixture.ts';

describe('a relay below a path', () => {
  it('is dialled and inspected there', async () => {
    const asked: string[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(String(url));
      response.writeHead(404).end();
    }).on('upgrade', ({ url }, socket) => {
      asked.push(String(url).replace(/\?.*/, ''));
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const engine = createNexconnEngine({ appKey: 'app', gatewayUrl: 'http://127.0.0.1:9' });
    const { port } = server.address() as AddressInfo;
    void engine.connect({ token: 'token', proxy: { url: `http://127.0.0.1:${port}/relay/` } });
    expect((await reach(engine, 17)).error?.code).toBe(34245);
    expect(asked.slice(0, 2)).toEqual(['/relay/socket.io/', '/relay/healthz']);
    await engine.destroy();
    server.close();
  });
});
