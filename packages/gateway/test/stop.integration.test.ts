import { once } from 'node:events';
import { connect } from 'node:net';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createGateway } from '../src/index.ts';
import { dial, handshakeOf } from './support/dial.ts';
import { signedHeaders } from './support/rawCall.ts';
import { startGateway } from './support/startGateway.ts';

describe('createGateway', () => {
  it('tells its clients when to come back before it closes', async () => {
    const gateway = await startGateway();
    const client = dial(gateway.url, handshakeOf(await gateway.tokenOf('ann')));
    await client.session;
    await gateway.close();
    expect(await client.ended).toBeNull();
    expect(client.settings).toEqual([{ reconnectSpreadMs: 1, retryWindowMs: 1000 }]);
    await expect(fetch(`${gateway.url}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('logs one line when it drains, with the links it has, and one when it has stopped', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    const gateway = await startGateway({ logger });
    const client = dial(gateway.url, handshakeOf(await gateway.tokenOf('ann')));
    await client.session;
    await Promise.all([gateway.close(), gateway.close()]);
    const said = lines
      .map((line) => JSON.parse(line) as { msg: string })
      .filter(({ msg }) => msg.startsWith('gateway '));
    expect(said).toMatchObject([
      { msg: 'gateway drains', connections: 1, retryWindowMs: 1000 },
      { msg: 'gateway stopped', webhooksLost: 0, tookMs: expect.any(Number) },
    ]);
  });

  it('finishes a call that runs while it stops', async () => {
    const gateway = await startGateway();
    const body = JSON.stringify({ userId: 'ann', name: 'Ann' });
    const headers = Object.entries(signedHeaders()).map(([name, value]) => `${name}: ${value}\r\n`);
    const socket = connect(gateway.port, '127.0.0.1');
    socket.write(`POST /v4/auth/access-token/issue HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n`);
    socket.write(`${headers.join('')}\r\n${body.slice(0, 5)}`);
    // The answer to another call shows that the first one's head has arrived.
    await fetch(`${gateway.url}/healthz`);
    const stopped = gateway.close();
    socket.write(body.slice(5));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 200[\s\S]*"code":0/);
    await stopped;
  });

  it('does not wait for connections that keep still', async () => {
    const gateway = await startGateway();
    const idle = connect(gateway.port, '127.0.0.1');
    const upgraded = connect(gateway.port, '127.0.0.1');
    upgraded.write('GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n');
    upgraded.write(
      'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    for (const socket of [idle, upgraded]) socket.on('error', () => {});
    await once(upgraded, 'data');
    const startedAtMs = performance.now();
    await gateway.close();
    expect(performance.now() - startedAtMs).toBeLessThan(8000);
  });

  it('can be closed twice, and opened again at once', async () => {
    const gateway = await startGateway();
    await Promise.all([gateway.close(), gateway.close()]);
    await expect(startGateway({ port: gateway.port })).resolves.toMatchObject({ port: gateway.port });
  });

  it.each([
    ['appKey', ''],
    ['appSecret', ''],
    ['appSecret', undefined],
    ['previousAppSecret', ''],
    ['previousAppSecretUntilMs', -1],
    ['host', ''],
    ['port', 65_536],
    ['port', '8787'],
    ['tokenTtlSeconds', 0],
    ['allowedOrigins', ['https://app.example.com/path']],
    ['allowedOrigins', 'https://app.example.com'],
    ['multiClient', -1],
    ['rateLimits', 'off'],
    ['handshakesPerIp', 0.5],
    ['restoreDelaySeconds', Infinity],
    ['clockWindowSeconds', -1],
    ['retentionDays', 0],
    ['trustProxy', 1],
  ] as const)('does not start with %s %j, as the program would not', async (option, value) => {
    await expect(startGateway({ [option]: value })).rejects.toMatchObject({
      name: 'OptionError',
      option,
      message: expect.stringMatching(/^must be [^\n]+\.$/),
    });
  });

  it('does not start without a place for its data', async () => {
    const nowhere = createGateway({ appKey: 'app', appSecret: 'secret', logLevel: 'silent' });
    await expect(nowhere).rejects.toMatchObject({ name: 'OptionError', option: 'dataDir' });
  });

  it('does not start on a port that is taken', async () => {
    const { port } = await startGateway();
    await expect(startGateway({ port })).rejects.toMatchObject({ name: 'OptionError', option: 'port' });
  });
});
