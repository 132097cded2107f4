import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface Connections {
  /** Waits until every connection is gone; after `patienceMs` it ends those that stay. */
  settle(patienceMs: number): Promise<void>;
}

/** How often connections that have become idle are looked for. */
const IDLE_CHECK_MS = 25;

/** Knows every TCP connection of a server, upgraded ones too: Node forgets those, and one alone would hold up a stop. */
export function trackConnections(server: Server): Connections {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  return {
    settle: (patienceMs) =>
      new Promise((resolve) => {
        const endsAtMs = performance.now() + patienceMs;
        const check = setInterval(() => {
          server.closeIdleConnections();
          if (performance.now() > endsAtMs) for (const socket of open) socket.destroy();
          if (open.size > 0) return;
          clearInterval(check);
          resolve();
        }, IDLE_CHECK_MS);
      }),
  };
}
