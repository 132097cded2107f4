import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFaultProxy, type Fault, type FaultProxy } from '@nexconn-kit/core/testing/node';
import { quietFor } from './quietFor.ts';
import { SOON } from './soon.ts';

/** A client that remembers what came, and how it ended. */
function dial(port: number) {
  const socket = connect({ port, host: '127.0.0.1' });
  const seen = { text: '', ending: 'open' };
  socket.on('data', (bytes: Buffer) => (seen.text += bytes.toString()));
  socket.on('end', () => (seen.ending = 'fin'));
  socket.on('error', ({ code }: NodeJS.ErrnoException) => (seen.ending = String(code)));
  const says = (text: string) => expect.poll(() => seen.text, SOON).toBe(text);
  const ends = (ending: string) => expect.poll(() => seen.ending, SOON).toBe(ending);
  return { socket, seen, says, ends };
}

describe('createFaultProxy', () => {
  let target: Server;
  let peers: Socket[];
  let heard: string;
  let proxy: FaultProxy;
  const put = (fault: Fault): Promise<void> => proxy.setFault(fault);

  beforeEach(async () => {
    peers = [];
    heard = '';
    target = createServer((peer) => {
      peers.push(peer.on('error', () => {}));
      peer.on('data', (bytes: Buffer) => {
        heard += bytes.toString();
        peer.write(bytes);
      });
    });
    target.listen(0, '127.0.0.1');
    await once(target, 'listening');
    proxy = await createFaultProxy({ port: (target.address() as AddressInfo).port });
  });
  afterEach(async () => {
    await proxy.close();
    peers.forEach((peer) => peer.destroy());
    target.close();
  });
  /** A connection that carried bytes both ways. */
  async function open() {
    const client = dial(proxy.port);
    client.socket.write('1');
    await client.says('1');
    return client;
  }

  it('passes bytes and ends both ways, and counts', async () => {
    const client = await open();
    const other = await open();
    expect([proxy.connections, proxy.accepted, proxy.bytes]).toEqual([2, 2, 4]);
    client.socket.end();
    peers[1]?.end();
    await other.ends('fin');
    await expect.poll(() => peers[0]?.closed, SOON).toBe(true);
    await expect.poll(() => proxy.connections, SOON).toBe(0);
    expect(proxy.accepted).toBe(2);
  });

  it('passes a megabyte in order', async () => {
    const client = dial(proxy.port);
    const text = Array.from({ length: 100_000 }, (_, index) => String(index).padStart(10, '.')).join('');
    client.socket.write(text);
    await expect.poll(() => client.seen.text.length, SOON).toBe(text.length);
    expect(client.seen.text === text).toBe(true);
  });

  it('passes a reset on, up and down', async () => {
    const [one, other] = [await open(), await open()];
    peers[0]?.resetAndDestroy();
    await one.ends('ECONNRESET');
    other.socket.resetAndDestroy();
    await expect.poll(() => peers[1]?.errored, SOON).toMatchObject({ code: 'ECONNRESET' });
    await expect.poll(() => proxy.connections, SOON).toBe(0);
  });

  it.each([
    ['reset', 'ECONNRESET', 'ECONNRESET'],
    ['end', 'fin', 'fin'],
    ['refuse', 'ECONNRESET', 'ECONNREFUSED'],
  ] as const)(
    '%s: live connections end with %s, new ones with %s, until it passes again',
    async (type, live, fresh) => {
      const client = await open();
      await put({ type });
      await client.ends(live);
      await dial(proxy.port).ends(fresh);
      await put({ type: 'pass' });
      await open();
      expect(peers.length).toBe(2);
    },
  );

  it.each(['up', 'down', 'both'] as const)(
    'blackHole %s: keeps sockets open, and gives what waited once it closes',
    async (direction) => {
      const client = await open();
      await put({ type: 'blackHole', direction });
      client.socket.write('2');
      peers[0]?.write('3');
      await quietFor(100);
      const isIn = (way: string): boolean => direction === way || direction === 'both';
      expect([heard, client.seen.text.includes('3')]).toEqual([isIn('up') ? '1' : '12', !isIn('down')]);
      expect([client.seen.ending, proxy.connections]).toEqual(['open', 1]);
      await put({ type: 'pass' });
      await expect.poll(() => client.seen.text.split('').sort().join(''), SOON).toBe('123');
      expect(heard).toBe('12');
    },
  );

  it('blackHole: hides the end of a target, and shows it once it closes', async () => {
    const client = await open();
    await put({ type: 'blackHole', direction: 'down' });
    peers[0]?.end();
    await quietFor(100);
    expect(client.seen.ending).toBe('open');
    await put({ type: 'pass' });
    await client.ends('fin');
  });

  it('blackHole: lets a client go, and keeps its end from the target', async () => {
    const client = await open();
    await put({ type: 'blackHole', direction: 'up' });
    client.socket.end();
    await expect.poll(() => proxy.connections, SOON).toBe(0);
    expect(peers[0]?.readableEnded).toBe(false);
  });

  it('blackHole: takes no more than a network would, so that a sender has to wait', async () => {
    const client = await open();
    await put({ type: 'blackHole', direction: 'up' });
    // Above what the buffers of both kernels' ends take; a proxy that reads on has it within a third of that time.
    client.socket.write(Buffer.alloc(24_000_000));
    await quietFor(1_000);
    expect(client.socket.writableLength).toBeGreaterThan(0);
  });

  it('delay: is late by so much each way, in order, and gives at once what waited when it ends', async () => {
    const client = await open();
    await put({ type: 'delay', ms: 100 });
    const sentAt = performance.now();
    for (const text of ['2', '3', '4']) client.socket.write(text);
    await client.says('1234');
    expect(performance.now() - sentAt).toBeGreaterThanOrEqual(200);
    await put({ type: 'delay', ms: 60_000 });
    client.socket.write('5');
    await quietFor(50);
    expect(client.seen.text).toBe('1234');
    await put({ type: 'pass' });
    await client.says('12345');
  });

  it('throttle: carries so many bytes a second', async () => {
    const client = await open();
    await put({ type: 'throttle', bytesPerSecond: 2_000 });
    const sentAt = performance.now();
    peers[0]?.write('x'.repeat(1_000));
    await expect.poll(() => client.seen.text.length, SOON).toBe(1_001);
    const tookMs = performance.now() - sentAt;
    // The last of ten slices waits for nothing.
    expect(tookMs).toBeGreaterThanOrEqual(440);
    expect(tookMs).toBeLessThan(1_500);
  });

  it('acceptThenSilence: new connections reach nobody for good, live ones go on', async () => {
    const client = await open();
    await put({ type: 'acceptThenSilence' });
    const silent = dial(proxy.port);
    await once(silent.socket, 'connect');
    silent.socket.write('hello');
    client.socket.write('2');
    await client.says('12');
    await put({ type: 'pass' });
    await quietFor(50);
    expect([silent.seen, peers.length, heard]).toEqual([{ text: '', ending: 'open' }, 1, '12']);
    expect([proxy.connections, proxy.accepted]).toEqual([2, 2]);
    await put({ type: 'reset' });
    await silent.ends('ECONNRESET');
  });

  it('dropAfter: resets after so many bytes down, counted from when it was set, for each connection', async () => {
    const client = await open();
    await put({ type: 'dropAfter', bytes: 5 });
    client.socket.write('2345');
    await client.says('12345');
    client.socket.write('67');
    await expect.poll(() => client.socket.closed, SOON).toBe(true);
    expect(client.seen.text).toBe('123456');
    const next = dial(proxy.port);
    next.socket.write('12345');
    await expect.poll(() => next.socket.closed, SOON).toBe(true);
    expect(proxy.connections).toBe(0);
  });

  it.each([
    ['rst', 'ECONNRESET'],
    ['fin', 'fin'],
  ] as const)('cut %s ends what lives, and nothing else', async (how, ending) => {
    const client = await open();
    proxy.cut(how);
    await client.ends(ending);
    await open();
    await expect.poll(() => proxy.connections, SOON).toBe(1);
  });

  it('resets a client whose target is away', async () => {
    target.close();
    const client = dial(proxy.port);
    await expect.poll(() => client.seen.ending, SOON).toBe('ECONNRESET');
  });

  it('close lets go of port, sockets and timers, under any fault, and may be called again', async () => {
    await open();
    await put({ type: 'delay', ms: 60_000 });
    const client = dial(proxy.port);
    client.socket.write('2');
    await once(client.socket, 'connect');
    await proxy.close();
    await proxy.close();
    await put({ type: 'pass' });
    await dial(proxy.port).ends('ECONNREFUSED');
    expect(proxy.connections).toBe(0);
  });

  it.each([
    ['http://127.0.0.1:8080/relay', '/relay'],
    ['ws://127.0.0.1:8080', ''],
  ])('keeps scheme and path of %s', async (url, path) => {
    const other = await createFaultProxy(url);
    expect(other.url).toBe(`${new URL(url).protocol}//127.0.0.1:${other.port}${path}`);
    await other.close();
  });
});
