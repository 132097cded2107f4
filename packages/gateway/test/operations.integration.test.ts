import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { dial, handshakeOf } from './support/dial.ts';
import { rawCall } from './support/rawCall.ts';
import { startGateway } from './support/startGateway.ts';
import { startReceiver } from './support/startReceiver.ts';

const read = async (url: string): Promise<Map<string, number>> => {
  const text = await (await fetch(`${url}/metrics`)).text();
  const samples = [...text.matchAll(/^([^#].*) (\S+)$/gm)];
  return new Map(samples.map(([, name = '', value]) => [name, Number(value)]));
};

describe('/readyz', () => {
  it('is 200 while it serves, and 503 to whoever is still there once it stops', async () => {
    const gateway = await startGateway();
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200);
    const socket = connect(gateway.port, '127.0.0.1');
    socket.write('GET /readyz HTTP/1.1\r\nHost: x\r\n');
    await fetch(`${gateway.url}/healthz`);
    const closed = gateway.close();
    socket.write('\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 503[\s\S]*the gateway stops/);
    await closed;
  });
});

describe('/metrics', () => {
  it('counts links by status and category, handshakes by verdict, ends, kicks, calls and webhooks', async () => {
    const receiver = await startReceiver();
    const { url, tokenOf } = await startGateway({ webhookUrl: receiver.url });
    const token = await tokenOf('ann');
    const kicked = dial(url, handshakeOf(token, { clientId: 'a', browserId: 'one' }));
    await kicked.session;
    await dial(url, handshakeOf(token, { clientId: 'b', browserId: 'one' })).session;
    await dial(url, handshakeOf(token, { category: 'mobile' })).session;
    await dial(url, handshakeOf('wrong')).refusal;
    await kicked.ended;
    await rawCall(url, '/v4/user/get', { body: { userId: 'nobody' } });
    await rawCall(url, '/v4/secret-path');
    await expect.poll(() => receiver.events.length).toBe(4);
    await expect.poll(async () => (await read(url)).get('nexconn_webhook_events_total{end="delivered"}')).toBe(4);
    const metrics = await read(url);
    expect(Object.fromEntries(metrics)).toMatchObject({
      'nexconn_connections{status="connected",category="web"}': 1,
      'nexconn_connections{status="connected",category="mobile"}': 1,
      'nexconn_connections{status="handshaking",category="none"}': 0,
      'nexconn_handshakes_total{verdict="accepted"}': 3,
      'nexconn_handshakes_total{verdict="31004"}': 1,
      nexconn_handshake_seconds_count: 4,
      'nexconn_links_ended_total{reason="31010"}': 1,
      'nexconn_kicks_total{category="web",reason="same_browser"}': 1,
      nexconn_kick_seconds_count: 1,
      'nexconn_server_api_seconds_count{path="/v4/auth/access-token/issue",status="200"}': 1,
      'nexconn_server_api_seconds_count{path="/v4/user/get",status="400"}': 1,
      'nexconn_server_api_seconds_count{path="none",status="404"}': 1,
      nexconn_webhook_waiting: 0,
      nexconn_webhook_wait_seconds_count: 4,
      'nexconn_event_loop_delay_seconds{quantile="0.99"}': expect.any(Number),
      process_resident_memory_bytes: expect.any(Number),
    });
    const names = [...metrics.keys()].join('\n');
    for (const hidden of ['ann', 'nobody', 'secret-path', token]) expect(names).not.toContain(hidden);
  });

  it('tells apart who was lost and who signed out, and counts a connection before it says who it is', async () => {
    const { url, tokenOf, port } = await startGateway();
    const [ann, bob] = [dial(url, handshakeOf(await tokenOf('ann'))), dial(url, handshakeOf(await tokenOf('bob')))];
    await Promise.all([ann.session, bob.session]);
    ann.socket.io.engine.close();
    bob.socket.disconnect();
    const upgraded = connect(port, '127.0.0.1');
    upgraded.write('GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n');
    upgraded.write(
      'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await once(upgraded, 'data');
    const ends = async () => {
      const metrics = await read(url);
      const reasons = ['lost', 'signed_out'].map((reason) =>
        metrics.get(`nexconn_links_ended_total{reason="${reason}"}`),
      );
      return [...reasons, metrics.get('nexconn_connections{status="handshaking",category="none"}')];
    };
    await expect.poll(ends).toEqual([1, 1, 1]);
    upgraded.destroy();
  });
});

describe('every answer', () => {
  it.each(['/healthz', '/readyz', '/metrics', '/v4/nothing', '/%', '/socket.io/?EIO=4&transport=polling'])(
    'of %s lets a browser do nothing with it and says nothing of the server',
    async (path) => {
      const { url } = await startGateway();
      const { headers } = await fetch(url + path, { headers: { Origin: 'https://evil.example' } });
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
      });
      for (const name of ['server', 'x-powered-by']) expect(headers.has(name)).toBe(false);
      // Only what the engine asks from a page is open to pages.
      expect(headers.get('access-control-allow-origin')).toBe(path === '/healthz' ? '*' : null);
      expect(headers.has('access-control-allow-credentials')).toBe(false);
    },
  );

  it('of an operation lets no page call it', async () => {
    const { url } = await startGateway();
    const preflight = { Origin: 'https://app.example', 'Access-Control-Request-Method': 'POST' };
    const response = await fetch(`${url}/v4/user/get`, { method: 'OPTIONS', headers: preflight });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([405, null]);
  });
});
