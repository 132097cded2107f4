import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface LinkRelay {
  readonly url: string;
  /** WebSocket dials that reached the wire. */
  dials(): number;
  /** Links that are open now. */
  openLinks(): number;
  /** Breaks every link and lets no new one through. */
  cut(): void;
  /** Swallows every byte from now on, both ways, and closes nothing: what is open stays open, and silent for good. */
  swallow(): void;
  /** Lets new links through again. */
  mend(): void;
  close(): Promise<void>;
}

/** A relay on the wire between browsers and the gateway, where a network can fail for real. */
export async function createLinkRelay(gatewayPort: number): Promise<LinkRelay> {
  /** Each with the way it goes on to the gateway, where it was let through. */
  const links = new Map<Socket, Socket | null>();
  const silent = new Set<Socket>();
  /** Those that asked for a WebSocket; a browser keeps connections of its HTTP questions open as well. */
  const dialled = new Set<Socket>();
  let dials = 0;
  let isCut = false;
  let isSwallowing = false;

  const server = createServer((client) => {
    client.on('error', () => client.destroy());
    if (isCut) {
      client.destroy();
      return;
    }
    const gateway = isSwallowing ? null : connect(gatewayPort, '127.0.0.1');
    links.set(client, gateway);
    client.once('data', (head) => {
      if (!head.toString('latin1').startsWith('GET /socket.io')) return;
      dials += 1;
      dialled.add(client);
    });
    client.on('close', () => {
      links.delete(client);
      silent.delete(client);
      dialled.delete(client);
      gateway?.destroy();
    });
    if (!gateway) return;
    const end = (): void => void (silent.has(client) || client.destroy());
    gateway.on('error', end);
    gateway.on('close', end);
    client.pipe(gateway).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const breakAll = (): void => {
    for (const link of links.keys()) link.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dials: () => dials,
    openLinks: () => dialled.size,
    cut() {
      isCut = true;
      breakAll();
    },
    swallow() {
      isSwallowing = true;
      for (const [client, gateway] of links) {
        silent.add(client);
        client.unpipe().resume();
        gateway?.unpipe().resume();
      }
    },
    mend() {
      isCut = isSwallowing = false;
    },
    async close() {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}
