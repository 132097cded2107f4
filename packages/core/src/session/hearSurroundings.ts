import type { EventType } from '../machine/rules.ts';
import { TRIGGER_SPACING_MS } from '../numbers.ts';
import type { Cancel, Signal } from '../ports.ts';
import type { EngineContext } from './engineContext.ts';
import { isWindowOpen } from './heed.ts';

/** Turns what the device and the page tell into probes and dials, at most one in any second; none is dropped. */
export function hearSurroundings(context: EngineContext): Cancel {
  const { clock, surroundings, identity } = context.ports;
  const due = new Set<EventType>();
  let lastAtMs = -Infinity;
  let cancel: Cancel = () => {};

  const act = (): void => {
    lastAtMs = clock.monotonic();
    context.liveness?.doubt();
    if (!isWindowOpen(context)) due.forEach((event) => context.dispatch(event));
    due.clear();
  };
  const hasten = (event: EventType): void => {
    due.add(event);
    cancel();
    const waitMs = lastAtMs + TRIGGER_SPACING_MS - clock.monotonic();
    if (waitMs > 0) cancel = clock.schedule(act, waitMs);
    else act();
  };
  const reactions: Readonly<Record<Signal, () => void>> = {
    online: () => hasten('networkRestored'),
    awake: () => hasten('retryDue'),
    offline() {
      context.liveness?.doubt();
      context.dispatch('networkLost');
    },
    pagehide() {
      context.dispatch('pageHidden');
      context.store.close();
      identity.release();
    },
    pageshow() {
      context.dispatch('pageShown');
      hasten('retryDue');
    },
  };
  const stop = surroundings.listen((signal) => reactions[signal]());
  return () => {
    stop();
    cancel();
  };
}
