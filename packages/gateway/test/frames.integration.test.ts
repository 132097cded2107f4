import { connect, type Socket } from 'node:net';
import { EVENT } from '@nexconn-kit/protocol';
import { Manager } from 'socket.io-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dial, handshakeOf, type TestClient } from './support/dial.ts';
import { startGateway, type StartedGateway } from './support/startGateway.ts';

/** The WebSocket under a client, to write frames that no client would. */
const wireOf = (client: TestClient) =>
  (client.socket.io.engine.transport as unknown as { ws: { send(frame: string | Buffer): void; on: Function } }).ws;

const open = async ({ url, tokenOf }: StartedGateway, userId: string): Promise<TestClient> => {
  const client = dial(url, handshakeOf(await tokenOf(userId)));
  await client.session;
  return client;
};

/** One connection is gone; everybody else must not notice. */
async function expectAlive(gateway: StartedGateway, witness: TestClient): Promise<void> {
  expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
  await witness.socket.timeout(2000).emitWithAck(EVENT.probe);
}

const rawConnection = (port: number, text: string): { socket: Socket; answer: Promise<string> } => {
  const socket = connect(port, '127.0.0.1', () => socket.write(text));
  onTestFinished(() => void socket.destroy());
  const answer = new Promise<string>((resolve) => {
    let all = '';
    socket.on('data', (chunk) => {
      all += chunk.toString('latin1');
    });
    socket.on('error', () => resolve(all));
    socket.on('close', () => resolve(all));
  });
  return { socket, answer };
};
const upgrade = (query: string, headers = '') =>
  `GET /socket.io/?${query} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
  `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${headers}\r\n`;

describe('a link', () => {
  it.each([
    ['noise', 'garbage'],
    ['an unknown Socket.IO packet', '4garbage'],
    ['an event that is no JSON', '42["probe"'],
    ['an event that is no array', '42{"probe":1}'],
    ['an event without a name', '42[]'],
    ['an event named by an object', '420[{"toString":1}]'],
    ['an unknown event', '420["sendEverything",1]'],
    ['an event of an object', '420["__proto__",1]'],
    ['an event without an acknowledgement', '42["probe"]'],
    ['a probe with an argument', '420["probe",1]'],
    ['a renewal without a token', '420["renew"]'],
    ['a renewal with a token that is no text', '420["renew",{"token":7}]'],
    ['a renewal with two arguments', '420["renew",{"token":"a"},2]'],
    ['an event with a reserved name', '42["disconnect"]'],
    ['a binary event that lacks its parts', '451-["renew",{"_placeholder":true,"num":7}]'],
    ['more parts than anybody sends', '499999999-["renew"]'],
    ['a frame of bytes', Buffer.from([0, 1, 2, 255])],
  ])('ends with a reason when %s comes', async (_, frame) => {
    const gateway = await startGateway();
    const [client, witness] = [await open(gateway, 'ann'), await open(gateway, 'bob')];
    wireOf(client).send(frame);
    if (String(frame).startsWith('451-')) wireOf(client).send(Buffer.from([1]));
    expect(await client.ended).toEqual({ code: 31001 });
    await expectAlive(gateway, witness);
  });

  it.each([
    ['a second CONNECT', '40{"token":"x"}'],
    ['a ping of the client', '2probe'],
    ['a packet for a namespace that was not joined', '42/other,["probe"]'],
  ])('ends when %s comes', async (_, frame) => {
    const gateway = await startGateway();
    const [client, witness] = [await open(gateway, 'ann'), await open(gateway, 'bob')];
    wireOf(client).send(frame);
    await client.ended;
    await expectAlive(gateway, witness);
    const online = () => gateway.api.call('/v4/user/online-status/get', { userId: 'ann' });
    await expect.poll(online).toEqual({ status: '0' });
  });

  it('ends with 1009 when a frame is too large', async () => {
    const gateway = await startGateway();
    const [client, witness] = [await open(gateway, 'ann'), await open(gateway, 'bob')];
    const closed = new Promise((resolve) => void wireOf(client).on('close', resolve));
    wireOf(client).send(`420["renew",{"token":"${'x'.repeat(300 * 1024)}"}]`);
    expect(await closed).toBe(1009);
    await expectAlive(gateway, witness);
  });

  it('gives its seat back when the client leaves without closing the connection', async () => {
    const gateway = await startGateway();
    const client = await open(gateway, 'ann');
    wireOf(client).send('41');
    const online = () => gateway.api.call('/v4/user/online-status/get', { userId: 'ann' });
    await expect.poll(online).toEqual({ status: '0' });
  });
});

describe('a connection', () => {
  it.each([
    ['long polling', 'GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\n\r\n', /^HTTP\/1.1 400/],
    ['an older Engine.IO', upgrade('EIO=3&transport=websocket'), /Unsupported protocol version/],
    ['an unknown session', upgrade('EIO=4&transport=websocket&sid=nobody'), /^HTTP\/1.1 400/],
    ['an upgrade to elsewhere', upgrade('').replace('/socket.io/', '/elsewhere/'), /^$/],
    ['no HTTP', '\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\r\n\r\n', /^HTTP\/1.1 400/],
    ['endless headers', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(80_000)}\r\n\r\n`, /^HTTP\/1.1 431/],
  ])('with %s is turned away', async (_, text, expected) => {
    const gateway = await startGateway();
    const witness = await open(gateway, 'bob');
    const { socket, answer } = rawConnection(gateway.port, text);
    socket.once('data', () => socket.end());
    expect(await answer).toMatch(expected);
    await expectAlive(gateway, witness);
  });

  it.each([
    ['an unmasked frame', Buffer.from([0x81, 0x02, 0x34, 0x30])],
    ['a reserved opcode', Buffer.from([0x83, 0x80, 0, 0, 0, 0])],
    ['text that is no UTF-8', Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28])],
    ['the length of a far too large frame', Buffer.from([0x81, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['an Engine.IO packet of no type', Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0x78])],
    ['a CONNECT that is no object', Buffer.from([0x81, 0x86, 0, 0, 0, 0, ...Buffer.from('40null')])],
  ])('that sends %s is closed', async (_, frame) => {
    const gateway = await startGateway();
    const witness = await open(gateway, 'bob');
    const { socket, answer } = rawConnection(gateway.port, upgrade('EIO=4&transport=websocket'));
    socket.once('data', () => {
      socket.write(frame);
      socket.on('data', () => socket.end());
    });
    expect(await answer).toMatch(/^HTTP\/1.1 101/);
    await expectAlive(gateway, witness);
  });

  it('is closed by the gateway once its dial was refused', async () => {
    const { url } = await startGateway();
    const manager = new Manager(url, { transports: ['websocket'], reconnection: false, autoConnect: false });
    onTestFinished(() => void manager.engine.close());
    const closed = new Promise((resolve) => void manager.on('close', resolve));
    manager.on('open', () => void manager.engine.send('0{}'));
    manager.open();
    const startedAtMs = performance.now();
    await closed;
    expect(performance.now() - startedAtMs).toBeLessThan(5000);
  });

  it('is gone in ten seconds when it does not say who it is, or says it slowly', async () => {
    const { url, port } = await startGateway();
    const startedAtMs = performance.now();
    const manager = new Manager(url, { transports: ['websocket'], reconnection: false, autoConnect: false });
    onTestFinished(() => void manager.engine.close());
    const unnamed = new Promise((resolve) => void manager.on('close', resolve));
    manager.open();
    await Promise.all([
      unnamed,
      rawConnection(port, '').answer,
      rawConnection(port, 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ').answer,
      rawConnection(port, upgrade('EIO=4&transport=websocket').slice(0, -2)).answer,
      rawConnection(port, 'POST /v4/user/get HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{').answer,
    ]);
    const tookMs = performance.now() - startedAtMs;
    expect(tookMs).toBeGreaterThan(5000);
    expect(tookMs).toBeLessThan(12_000);
  });
});
