import type { Page } from '@playwright/test';

export interface Dials {
  /** WebSockets that the page ever began to open. */
  total(): number;
  /** Those that are not closed yet. */
  open(): number;
}

/** Counts the page's WebSockets from now on, the failed ones too. */
export function countDials(page: Page): Dials {
  let total = 0;
  let open = 0;
  page.on('websocket', (socket) => {
    total += 1;
    open += 1;
    socket.on('close', () => (open -= 1));
  });
  return { total: () => total, open: () => open };
}
