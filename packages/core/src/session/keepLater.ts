import { NCError } from '../errors.ts';
import type { Cancel, Signal } from '../ports.ts';
import type { EngineContext, Keepers } from './engineContext.ts';

const nothing = (): void => {};

/**
 * Starts a keeper when its code is there, unless it was stopped by then.
 *
 * Without that code a connection is kept worse, and kept: a silent link is not noticed until the code came, and one
 * whose token ended is dialled anew.
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

/**
 * Listens to device and page from the first connect on. Where the code for it could not be fetched, whatever starts in
 * the engine tries again, and so does the return of the network, which is then acted on.
 */
export function hearLater(context: EngineContext): void {
  const onOffline = (): void =>
    context.dispatch('networkLost', new NCError(30019, { cause: context.board.read().error }));
  let stopKeeper: Cancel | undefined;
  const load = (missed?: Signal): void => {
    stopKeeper ??= keepLater(
      context,
      ({ hearSignals, listenToPage }) => hearSignals(context, listenToPage, onOffline, missed),
      () => {
        stopKeeper = undefined;
      },
    );
  };
  const stopWaiting = context.onOnline(() => load('online'));
  context.hearing = {
    load,
    stop() {
      stopWaiting();
      stopKeeper?.();
    },
  };
}
