import type { Signal, Surroundings } from '../ports.ts';

/** Which events of a page tell something, and what. */
const SIGNALS: Readonly<Record<string, Signal>> = {
  online: 'online',
  offline: 'offline',
  visibilitychange: 'awake',
  resume: 'awake',
  pagehide: 'pagehide',
  pageshow: 'pageshow',
};

export const pageSurroundings: Surroundings = {
  isOnline: () => navigator.onLine,
  listen(hear) {
    const abort = new AbortController();
    const listener = (event: Event): void => {
      const signal = SIGNALS[event.type];
      const isHiding = signal === 'awake' && document.hidden;
      // A page that was merely loaded fires `pageshow` too.
      const isLoading = signal === 'pageshow' && !(event as PageTransitionEvent).persisted;
      if (signal && !isHiding && !isLoading) hear(signal);
    };
    // Captured: `resume` is fired on the document and does not bubble.
    const how = { capture: true, signal: abort.signal };
    for (const type of Object.keys(SIGNALS)) window.addEventListener(type, listener, how);
    return () => abort.abort();
  },
};

/** Node has no page, and its network is there until a dial fails. */
export const nodeSurroundings: Surroundings = { isOnline: () => true, listen: () => () => {} };
