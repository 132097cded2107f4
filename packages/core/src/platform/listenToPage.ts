import type { Cancel, Signal } from '../ports.ts';

/** Which events of a page tell something, and what. */
const SIGNALS: Readonly<Record<string, Signal>> = {
  online: 'online',
  offline: 'offline',
  visibilitychange: 'awake',
  resume: 'awake',
  pagehide: 'pagehide',
  pageshow: 'pageshow',
};

/** Tells what the page tells; in Node, which has none, nothing. */
export function listenToPage(hear: (signal: Signal) => void): Cancel {
  if (typeof document === 'undefined') return () => {};
  const abort = new AbortController();
  const listener = (event: Event): void => {
    const signal = SIGNALS[event.type];
    // A page that thaws is hidden still, and shown after.
    const isHiding = event.type === 'visibilitychange' && document.hidden;
    // A page that was merely loaded fires `pageshow` too.
    const isLoading = signal === 'pageshow' && !(event as PageTransitionEvent).persisted;
    if (signal && !isHiding && !isLoading) hear(signal);
  };
  // Captured: `resume` is fired on the document and does not bubble.
  const how = { capture: true, signal: abort.signal };
  for (const type of Object.keys(SIGNALS)) window.addEventListener(type, listener, how);
  return () => abort.abort();
}
