import { NCError } from '../errors.ts';
import type { Cancel } from '../ports.ts';
import type { EngineContext, Keepers } from './engineContext.ts';

const nothing = (): void => {};

/**
 * Starts a keeper when its code is there, unless it was stopped by then.
 *
 * Without that code a connection is kept worse, and kept: a dead link is found by the ping time-out of Socket.IO alone,
 * and one whose token ended is dialled anew.
 */
export function keepLater(context: EngineContext, start: (keepers: Keepers) => Cancel, onFailed = nothing): Cancel {
  let isStopped = false;
  let stop: Cancel = nothing;
  context.loadKeepers().then((keepers) => {
    if (!isStopped) stop = start(keepers);
  }, onFailed);
  return () => {
    isStopped = true;
    stop();
  };
}

/** Listens to device and page from the first connect on; tries again when its code could not be fetched. */
export function hearLater(context: EngineContext): void {
  const onOffline = (): void =>
    context.dispatch('networkLost', new NCError(30019, { cause: context.board.read().error }));
  context.stopHearing ??= keepLater(
    context,
    ({ hearSignals, listenToPage }) => hearSignals(context, listenToPage, onOffline),
    () => {
      context.stopHearing = undefined;
    },
  );
}
