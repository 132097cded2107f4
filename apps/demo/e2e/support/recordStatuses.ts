import type { Page } from '@playwright/test';

declare global {
  interface Window {
    nexconnE2eSaw(status: number): Promise<void>;
  }
}

function watchStatus(): void {
  let last: string | undefined;
  const look = (): void => {
    const shown = document.querySelector<HTMLElement>('[data-testid="connection-status"]')?.dataset['status'];
    if (shown === undefined || shown === last) return;
    last = shown;
    void window.nexconnE2eSaw(Number(shown));
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-status'],
  });
}

/** Every status that the page shows from now on, however shortly, across reloads. */
export async function recordStatuses(page: Page): Promise<readonly number[]> {
  const statuses: number[] = [];
  await page.exposeFunction('nexconnE2eSaw', (status: number) => void statuses.push(status));
  await page.addInitScript(watchStatus);
  return statuses;
}
