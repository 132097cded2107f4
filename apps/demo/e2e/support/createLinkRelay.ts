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
  mend(): void;
  close(): Promise<void>;
}

/** A relay on the wire between browsers and the gateway, where a network can fail for real. */
export async function createLinkRelay(gatewayPort: number): Promise<LinkRelay> {
  const links = new Set<Socket>();
  let dials = 0;
  let isCut = false;

  const server = createServer((client) => {
    client.on('error', () => client.destroy());
    if (isCut) {
      client.destroy();
      return;
    }
    const gateway = connect(gatewayPort, '127.0.0.1');
    links.add(client);
    client.once('data', (head) => {
      if (head.toString('latin1').startsWith('GET /socket.io')) dials += 1;
    });
    client.on('close', () => {
      links.delete(client);
      gateway.destroy();
    });
    gateway.on('error', () => client.destroy());
    gateway.on('close', () => client.destroy());
    client.pipe(gateway).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const breakAll = (): void => {
    for (const link of links) link.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dials: () => dials,
    openLinks: () => links.size,
    cut() {
      isCut = true;
      breakAll();
    },
    mend() {
      isCut = false;
    },
    async close() {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}
