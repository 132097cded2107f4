import { errorClassOf } from '@nexconn-kit/protocol';
import { NCError } from '../errors.ts';
import { NUMBERS } from '../numbers.ts';
import type { Activities } from '../createRunner.ts';
import type { EngineContext } from './engineContext.ts';
import { createLinkActivity } from './linkActivity.ts';
import { lossEvent } from './lossEvent.ts';
import { createRenewalActivity } from './renewalActivity.ts';

const nothing = (): void => {};

/** The wait that a token endpoint asked for with `Retry-After`, where the last failure was its. */
function wishedWaitMs(error: NCError | null): number {
  const cause = error?.cause;
  return cause instanceof Error && 'retryAfterMs' in cause && typeof cause.retryAfterMs === 'number'
    ? cause.retryAfterMs
    : 0;
}

/** What runs in the phases that keep it. */
export function createActivities(context: EngineContext): Activities {
  const { ports, board, tokens, outage, liveness, deadline, store } = context;
  const { clock, surroundings } = ports;
  return {
    link: createLinkActivity(context),
    renewal: createRenewalActivity(context),
    token(emit) {
      tokens.ask().then(
        () => emit('tokenObtained'),
        (error: NCError) => {
          if (errorClassOf(error.code) === 'token') emit('tokenDead', error);
          else emit(...lossEvent(error, surroundings));
        },
      );
      return nothing;
    },
    store: (emit) => store.await(() => emit('storeSettled')),
    retry(emit) {
      const { attempt, error } = board.read();
      const waitMs = outage.waitMs(attempt, wishedWaitMs(error));
      const nowMs = clock.now();
      board.write({ retryAtMs: nowMs + waitMs }, nowMs);
      const cancel = clock.schedule(() => emit('retryDue'), waitMs);
      return () => {
        cancel();
        board.write({ retryAtMs: null }, clock.now());
      };
    },
    deadline: (emit) =>
      deadline.run(
        () => {
          const seconds = context.session?.params.timeout;
          return seconds !== undefined && seconds > 0 ? seconds * 1_000 : null;
        },
        () => emit('deadlineReached', new NCError(34006)),
      ),
    liveness: (emit) =>
      liveness.watch(
        () => context.link?.probe(),
        () => emit(...lossEvent(new NCError(30012), surroundings)),
      ),
    stability: (emit) => clock.schedule(() => emit('stayedUp'), NUMBERS.stableUptime),
  };
}
