import { NCError } from '../errors.ts';
import type { Cancel } from '../ports.ts';
import type { StartActivity } from '../createRunner.ts';
import type { EngineContext } from './engineContext.ts';
import { noteAccepted } from './noteAccepted.ts';

const SHORTEST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 30_000;

/** Renews the token in place, on the open link. A renewal that fails is retried until the old token ends. */
export function createRenewalActivity(context: EngineContext): StartActivity {
  const { tokens, ports } = context;

  /** @param linkToken what the open link runs on; a newer one in hand is offered before the provider is asked */
  const renewOnce = async (linkToken: string | null): Promise<string> => {
    const held = tokens.held();
    const token = held === linkToken || held === null ? await tokens.ask('expiring') : held;
    const answer = token === linkToken ? undefined : await context.link?.renew(token);
    if (!answer?.isOk) throw new NCError(33091);
    noteAccepted(context, token, answer.tokenRemainingMs);
    return token;
  };

  return (emit) => {
    let linkToken = tokens.held();
    let endsAtMs = 0;
    let cancel: Cancel = () => {};
    let isStopped = false;
    const plan = (afterMs: number): void => {
      if (!isStopped) cancel = ports.clock.schedule(attempt, afterMs);
    };
    const planNext = (): void => {
      const due = tokens.due();
      if (due === null) return;
      endsAtMs = ports.clock.monotonic() + due.endsInMs;
      plan(due.renewInMs);
    };
    const attempt = (): void => {
      renewOnce(linkToken).then(
        (token) => {
          linkToken = token;
          planNext();
        },
        (error: unknown) => {
          if (error instanceof NCError && error.code === 33092) return emit('tokenDead', error);
          const leftMs = endsAtMs - ports.clock.monotonic();
          if (leftMs > 0) plan(Math.min(Math.max(leftMs / 4, SHORTEST_RETRY_MS), LONGEST_RETRY_MS));
        },
      );
    };
    if (tokens.canRenew()) planNext();
    return () => {
      isStopped = true;
      cancel();
    };
  };
}
