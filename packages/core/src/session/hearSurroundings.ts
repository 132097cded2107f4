import type { Cancel } from '../ports.ts';
import { createTriggerGate } from './triggerGate.ts';
import type { EngineContext } from './engineContext.ts';

/** Turns what the device and the page tell into probes and dials, at most one in any second. */
export function hearSurroundings(context: EngineContext): Cancel {
  const { ports, outage, liveness, store, dispatch } = context;
  const gate = createTriggerGate(ports.clock);
  const hasten = (event: 'networkRestored' | 'retryDue') => (): void => {
    liveness.doubt();
    if (!outage.isWindowOpen()) dispatch(event);
  };
  const stop = ports.surroundings.listen((signal) => {
    switch (signal) {
      case 'online':
        return gate.pull(hasten('networkRestored'));
      case 'awake':
        return gate.pull(hasten('retryDue'));
      case 'offline':
        liveness.doubt();
        return dispatch('networkLost');
      case 'pagehide':
        dispatch('pageHidden');
        store.close();
        return ports.identity.release();
      case 'pageshow':
        return dispatch('pageShown');
    }
  });
  return () => {
    stop();
    gate.clear();
  };
}
