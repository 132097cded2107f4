import { NCConnectionStatus as S } from '@nexconn-kit/protocol';
import type { Activities, Emit, StartActivity } from '../createRunner.ts';
import { NCError } from '../errors.ts';
import { watchLiveness } from '../liveness/liveness.ts';
import { backoffMs } from '../machine/backoff.ts';
import { STABLE_UPTIME_MS, STORE_MS } from '../numbers.ts';
import type { Cancel } from '../ports.ts';
import { startDeadline } from './deadlineActivity.ts';
import type { EngineContext } from './engineContext.ts';
import { isWindowOpen } from './heed.ts';
import { startLink } from './linkActivity.ts';
import { lose } from './lose.ts';
import { startRenewal } from './renewalActivity.ts';

function askForToken(context: EngineContext, emit: Emit): Cancel {
  context.tokens.ask().then(
    () => emit('tokenObtained'),
    (error: NCError) => (error.status === S.TokenIncorrect ? emit('tokenDead', error) : lose(context, emit, error)),
  );
  return () => {};
}

/** The wait that a token endpoint asked for with `Retry-After`, where the last failure was its. */
const wishedWaitMs = (error: NCError | null): number =>
  Number((error?.cause as { readonly retryAfterMs?: number } | undefined)?.retryAfterMs ?? 0);

function waitForRetry(context: EngineContext, emit: Emit): Cancel {
  const { board, ports, window, hasOpened, spreadMs, downSinceMs } = context;
  const { clock, random } = ports;
  const { attempt, error } = board.read();
  const now = clock.monotonic();
  const trouble = { attempt, hasOpened, spreadMs, downtimeMs: now - (downSinceMs ?? now) };
  const waitMs =
    window && isWindowOpen(context)
      ? random() * window.lengthMs
      : Math.max(backoffMs(trouble, random), wishedWaitMs(error));
  board.write({ retryAtMs: clock.now() + waitMs });
  const cancel = clock.schedule(() => emit('retryDue'), waitMs);
  return () => {
    cancel();
    board.write({ retryAtMs: null });
  };
}

function watchStore({ store, ports }: EngineContext, emit: Emit): Cancel {
  store.whenKnown(() => emit('storeSettled'));
  return ports.clock.schedule(() => store.giveUp(new Error('It took over 2 s.')), STORE_MS);
}

function watchLink(context: EngineContext, emit: Emit): Cancel {
  const watch = watchLiveness(
    context.ports.clock,
    () => context.link?.probe(),
    () => lose(context, emit, new NCError(30012)),
  );
  context.liveness = watch;
  return () => {
    watch.stop();
    context.liveness = null;
  };
}

/** What runs in the phases that keep it. */
export function createActivities(context: EngineContext): Activities {
  const start =
    (activity: (context: EngineContext, emit: Emit) => Cancel): StartActivity =>
    (emit) =>
      activity(context, emit);
  return {
    token: start(askForToken),
    link: start(startLink),
    store: start(watchStore),
    retry: start(waitForRetry),
    deadline: start(startDeadline),
    liveness: start(watchLink),
    stability: (emit) => context.ports.clock.schedule(() => emit('stayedUp'), STABLE_UPTIME_MS),
    renewal: start(startRenewal),
  };
}
