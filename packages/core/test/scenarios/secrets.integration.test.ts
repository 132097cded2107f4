import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createNexconnEngine, httpTokenProvider, type NexconnEngine } from '@nexconn-kit/core';
import { createTokenServer } from '@nexconn-kit/core/testing/node';
import { reach } from '../gatewayFixture.ts';
import { openFaultBed } from './faultBed.ts';

/** Everything that an engine tells anybody. */
function overhear() {
  const told: unknown[] = [];
  const logger = {
    warn: (...words: unknown[]) => void told.push(words),
    error: (...words: unknown[]) => void told.push(words),
  };
  const listen = (engine: NexconnEngine): void => {
    engine.addConnectionStatusHandler('overhear', (event) => void told.push(event));
    engine.addConnectionStatusHandler('throws', () => {
      throw new Error('from the application');
    });
    engine.subscribe(() => void told.push(engine.getConnectionState()));
  };
  const onTransition = (step: unknown): void => void told.push(step);
  return { told, options: { logger, onTransition }, listen };
}

describe('secrets', () => {
  it('rule 8 / R21: no token reaches logger, onTransition, state or errors, whatever fails', async (context) => {
    const bed = await openFaultBed(context, { tokenTtlSeconds: 3 });
    const given: string[] = ['garbage-'];
    const tokens = await createTokenServer({
      async issue() {
        const token = await bed.issueToken('ada');
        given.push(token);
        return token;
      },
    });
    onTestFinished(() => tokens.close());
    const { told, options, listen } = overhear();
    const engine = bed.makeEngine(options);
    listen(engine);
    for (const type of ['notJson', 'drop', 'sameTokenAgain'] as const) {
      tokens.misbehave({ type }, 1);
      await engine.connect({ token: httpTokenProvider(tokens.url) });
      bed.proxy.cut('rst');
      await reach(engine, 13);
      await reach(engine, 0);
    }
    tokens.misbehave({ type: 'garbageToken' });
    await engine.resume();
    await bed.api.call('/v4/auth/access-token/expire', { userIds: ['ada'], expiresAt: Date.now() });
    bed.proxy.cut('rst');
    told.push(await engine.connect({ token: given.at(-1) ?? 'none', userId: 'ada' }), await engine.resume());
    const heard = inspect(told, { depth: 10, maxArrayLength: null, maxStringLength: null });
    expect(given.length).toBeGreaterThan(2);
    expect(heard).toContain('from the application');
    expect(given.filter((token) => heard.includes(token))).toEqual([]);
  });

  it('rule 8 / R21, R22: a dial is one WebSocket upgrade, and no token stands in its URL or headers', async () => {
    const asked: string[] = [];
    const server = createServer(({ method, url, rawHeaders }, response) => {
      asked.push(`${method} ${url} ${rawHeaders.join(' ')}`);
      response.writeHead(404).end();
    });
    server.on('upgrade', ({ url, rawHeaders }, socket) => {
      asked.push(`upgrade ${url} ${rawHeaders.join(' ')}`);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const engine = createNexconnEngine({ appKey: 'app', gatewayUrl: `http://127.0.0.1:${port}` });
    void engine.connect({ token: 'the-secret-token' });
    expect((await reach(engine, 13)).error?.code).toBe(30010);
    await engine.destroy();
    server.close();
    expect(asked[0]).toMatch(/^upgrade \/socket\.io\/\?EIO=4&transport=websocket /);
    expect(asked.every((line) => line.startsWith('upgrade ') && !line.includes('the-secret-token'))).toBe(true);
  });
});
