import type { EventType } from '../machine/rules.ts';
import type { Cancel, Signal } from '../ports.ts';
import type { EngineContext, Listen } from './engineContext.ts';

const TRIGGER_SPACING_MS = 1_000;

/** Dials and probes on behalf of signals: at once, then at most one in any second; none is dropped. */
function createHastener(context: EngineContext) {
  const { clock } = context;
  const due = new Set<EventType>();
  let lastAtMs = -Infinity;
  let cancel: Cancel = () => {};

  const act = (): void => {
    lastAtMs = clock.monotonic();
    context.liveness?.doubt();
    if (context.windowEndsAtMs <= lastAtMs) due.forEach((event) => context.dispatch(event));
    due.clear();
  };
  return {
    hasten(event: EventType): void {
      due.add(event);
      cancel();
      const waitMs = lastAtMs + TRIGGER_SPACING_MS - clock.monotonic();
      if (waitMs > 0) cancel = clock.schedule(act, waitMs);
      else act();
    },
    stop: (): void => cancel(),
  };
}

/**
 * Turns what the device and the page tell into probes and dials.
 *
 * @param onOffline called when the device says that it has no network
 * @param missed what was told while there was nobody to hear it
 */
export function hearSignals(context: EngineContext, listen: Listen, onOffline: () => void, missed?: Signal): Cancel {
  const { hasten, stop } = createHastener(context);
  const reactions: Readonly<Record<Signal, () => void>> = {
    online: () => hasten('networkRestored'),
    awake: () => hasten('retryDue'),
    offline() {
      context.liveness?.doubt();
      onOffline();
    },
    pageshow() {
      context.dispatch('pageShown');
      hasten('retryDue');
    },
    pagehide() {
      context.dispatch('parked');
      context.store.close();
      context.identity.release();
    },
  };
  const stopListening = listen((signal) => reactions[signal]());
  if (missed) reactions[missed]();
  return () => {
    stopListening();
    stop();
  };
}
