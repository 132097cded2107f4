import type { Emit } from '../createRunner.ts';
import { NCError } from '../errors.ts';
import { backoffMs } from '../machine/backoff.ts';
import type { Activity } from '../machine/phases.ts';
import { STABLE_UPTIME_MS, STORE_MS } from '../numbers.ts';
import type { Cancel } from '../ports.ts';
import { startDeadline } from './startDeadline.ts';
import type { EngineContext } from './engineContext.ts';
import { keepLater } from './keepLater.ts';
import { startLink } from './startLink.ts';
import { lose } from './lose.ts';
import { windowLeftMs } from './retryWindow.ts';
import { retryAfterMs, tokenFailure } from './tokenFailure.ts';

function askForToken(context: EngineContext, emit: Emit): Cancel {
  const { tokens } = context;
  // The one that was refused may not be the newest: then there is one to dial with.
  if (tokens.forDial() !== null) {
    emit('tokenObtained');
    return () => {};
  }
  tokens.ask().then(
    () => emit('tokenObtained'),
    (error: NCError) => {
      if (error.status === 15) emit('tokenRejected', error);
      // A newer source took the place of the one that was asked: the dial finds out what it has.
      else if (error.code === 33090) emit('tokenObtained');
      else lose(context, emit, error);
    },
  );
  // The next attempt asks a question of its own.
  return tokens.leave;
}

function waitForRetry(context: EngineContext, emit: Emit): Cancel {
  const { board, clock, random, hasOpened, spreadMs } = context;
  const { attempt, error } = board.read();
  const failedToken = tokenFailure(error);
  const now = clock.monotonic();
  context.downSinceMs ??= now;
  const trouble = {
    attempt,
    // The application's token endpoint is no gateway that may be back any moment: it gets the ladder alone.
    hasOpened: hasOpened || failedToken !== null,
    // One draw under the higher bound: the later of two would crowd clients towards the end of the window.
    spreadMs: Math.max(spreadMs, windowLeftMs(context)),
    downtimeMs: now - context.downSinceMs,
  };
  const waitMs = Math.max(backoffMs(trouble, random), retryAfterMs(failedToken));
  board.write({ retryAtMs: clock.now() + waitMs });
  const cancel = clock.schedule(() => emit('retryDue'), waitMs);
  return () => {
    cancel();
    board.write({ retryAtMs: null });
  };
}

function watchStore({ store, clock }: EngineContext, emit: Emit): Cancel {
  store.whenKnown(() => emit('storeSettled'));
  return clock.schedule(store.giveUp, STORE_MS);
}

function watchLink(context: EngineContext, emit: Emit): Cancel {
  const onDead = (): void => lose(context, emit, new NCError(30012));
  return keepLater(context, ({ watchLiveness }) => {
    const watch = watchLiveness(context.clock, () => context.link?.probe(), onDead);
    context.liveness = watch;
    return () => {
      context.liveness = undefined;
      watch.stop();
    };
  });
}

/** What runs in the phases that keep it. */
export const ACTIVITIES: Readonly<Record<Activity, (context: EngineContext, emit: Emit) => Cancel>> = {
  token: askForToken,
  link: startLink,
  store: watchStore,
  retry: waitForRetry,
  deadline: startDeadline,
  liveness: watchLink,
  stability: ({ clock }, emit) => clock.schedule(() => emit('stayedUp'), STABLE_UPTIME_MS),
  renewal: (context, emit) => keepLater(context, ({ startRenewal }) => startRenewal(context, emit)),
};
