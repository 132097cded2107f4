import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** What happened to this document, in order; `pageshow` with whether it came out of the cache. */
    nexconnE2eLife: string[];
    /** How often a timer of 100 ms ran in it. */
    nexconnE2eTicks: number;
  }
}

const EVENTS = ['visibilitychange', 'freeze', 'resume', 'pagehide', 'pageshow'];

function watchLife(events: readonly string[]): void {
  const life: string[] = [];
  const note = (event: Event): void => {
    const detail = event instanceof PageTransitionEvent ? ` ${event.persisted}` : '';
    life.push(event.type === 'visibilitychange' ? document.visibilityState : event.type + detail);
  };
  for (const type of events) window.addEventListener(type, note, true);
  window.nexconnE2eLife = life;
  window.nexconnE2eTicks = 0;
  setInterval(() => (window.nexconnE2eTicks += 1), 100);
}

/** Lets every document of the page remember what the browser did to it. */
export async function recordLife(page: Page): Promise<void> {
  await page.addInitScript(watchLife, EVENTS);
}
