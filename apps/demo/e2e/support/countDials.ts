import type { Page } from '@playwright/test';

export interface Dials {
  /** WebSockets that the page ever began to open. */
  total(): number;
  /** The client id that each handshake named, in order. */
  readonly clientIds: readonly string[];
}

/** Socket.IO's CONNECT packet inside Engine.IO's MESSAGE; what follows is the handshake. */
const CONNECT = '40{';

/** Counts the page's WebSockets to the gateway from now on, the failed ones too. */
export function countDials(page: Page): Dials {
  const clientIds: string[] = [];
  let total = 0;
  page.on('websocket', (socket) => {
    if (!new URL(socket.url()).pathname.startsWith('/socket.io')) return;
    total += 1;
    socket.on('framesent', ({ payload }) => {
      const text = payload.toString();
      if (text.startsWith(CONNECT)) clientIds.push((JSON.parse(text.slice(2)) as { clientId: string }).clientId);
    });
  });
  return { total: () => total, clientIds };
}
