import type { Signal, Surroundings } from '../ports.ts';

/** Which events of a page tell something, and what. A page that was merely loaded fires `pageshow` too. */
const SIGNALS: Readonly<Record<string, (event: Event) => Signal | false>> = {
  online: () => 'online',
  offline: () => 'offline',
  visibilitychange: () => document.visibilityState === 'visible' && 'awake',
  resume: () => 'awake',
  pagehide: () => 'pagehide',
  pageshow: (event) => (event as PageTransitionEvent).persisted && 'pageshow',
};

export const pageSurroundings: Surroundings = {
  isOnline: () => navigator.onLine,
  listen(hear) {
    const abort = new AbortController();
    const listener = (event: Event): void => {
      const signal = SIGNALS[event.type]?.(event);
      if (signal) hear(signal);
    };
    // Captured: `resume` is fired on the document and does not bubble.
    for (const name of Object.keys(SIGNALS)) {
      window.addEventListener(name, listener, { capture: true, signal: abort.signal });
    }
    return () => abort.abort();
  },
};

/** Node has no page, and its network is there until a dial fails. */
export const nodeSurroundings: Surroundings = { isOnline: () => true, listen: () => () => {} };
