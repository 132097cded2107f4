import type { Signal, Surroundings } from '../ports.ts';

type Hearing = readonly [target: EventTarget, event: string, signal: (event: Event) => Signal | null];

const isCached = (event: Event): boolean => 'persisted' in event && event.persisted === true;

/** What a page can tell. `resume` is heard on the document; a page that is merely loaded fires `pageshow` too. */
export function createPageSurroundings(): Surroundings {
  const hearings: readonly Hearing[] = [
    [window, 'online', () => 'online'],
    [window, 'offline', () => 'offline'],
    [document, 'visibilitychange', () => (document.visibilityState === 'visible' ? 'awake' : null)],
    [document, 'resume', () => 'awake'],
    [window, 'pagehide', () => 'pagehide'],
    [window, 'pageshow', (event) => (isCached(event) ? 'pageshow' : null)],
  ];
  return {
    isOnline: () => navigator.onLine,
    listen(hear) {
      const stops = hearings.map(([target, name, toSignal]) => {
        const listener = (event: Event): void => {
          const signal = toSignal(event);
          if (signal !== null) hear(signal);
        };
        target.addEventListener(name, listener);
        return () => target.removeEventListener(name, listener);
      });
      return () => stops.forEach((stop) => stop());
    },
  };
}
