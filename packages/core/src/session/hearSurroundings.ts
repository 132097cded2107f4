import { NCError } from '../errors.ts';
import type { EventType } from '../machine/rules.ts';
import { TRIGGER_SPACING_MS } from '../numbers.ts';
import type { Cancel } from '../ports.ts';
import type { EngineContext } from './engineContext.ts';
import { windowLeftMs } from './retryWindow.ts';

/** Turns what the device and the page tell into probes and dials, at most one in any second; none is dropped. */
export function hearSurroundings(context: EngineContext): Cancel {
  const { clock } = context;
  const due = new Set<EventType>();
  let lastAtMs = -Infinity;
  let cancel: Cancel = () => {};

  const act = (): void => {
    lastAtMs = clock.monotonic();
    context.liveness?.doubt();
    if (windowLeftMs(context) <= 0) due.forEach((event) => context.dispatch(event));
    due.clear();
  };
  const hasten = (event: EventType): void => {
    due.add(event);
    cancel();
    const waitMs = lastAtMs + TRIGGER_SPACING_MS - clock.monotonic();
    if (waitMs > 0) cancel = clock.schedule(act, waitMs);
    else act();
  };
  const stop = context.surroundings.listen((signal) => {
    if (signal === 'online') return hasten('networkRestored');
    if (signal === 'awake') return hasten('retryDue');
    if (signal === 'offline') {
      context.liveness?.doubt();
      return context.dispatch('networkLost', new NCError(30019, { cause: context.board.read().error }));
    }
    if (signal === 'pageshow') {
      context.dispatch('pageShown');
      return hasten('retryDue');
    }
    context.dispatch('parked');
    context.store.close();
    context.identity.release();
  });
  return () => {
    stop();
    cancel();
  };
}
