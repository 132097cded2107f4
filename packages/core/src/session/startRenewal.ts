import type { Emit } from '../createRunner.ts';
import type { NCError } from '../errors.ts';
import type { Cancel } from '../ports.ts';
import type { EngineContext } from './engineContext.ts';

const SHORTEST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 30_000;

/**
 * Renews the token in place, on the open link. A renewal that fails is retried until the old token ends.
 *
 * Its code is fetched apart, so this file imports types only.
 */
export function startRenewal(context: EngineContext, emit: Emit): Cancel {
  const { clock, tokens, link } = context;
  let refusedToken: string | undefined;
  let endsAtMs = 0;
  let isStopped = false;
  let cancel: Cancel = () => {};

  const schedule = (waitMs: number): void => {
    if (!isStopped) cancel = clock.schedule(attempt, waitMs);
  };
  const planNext = (): void => {
    const held = tokens.renewable();
    if (held === null || held.endsAtMs === Infinity) return;
    ({ endsAtMs } = held);
    schedule(held.renewAtMs - clock.monotonic());
  };
  const isOffered = (token: string | undefined): boolean => token === context.shownToken || token === refusedToken;
  // A newer token in hand is offered before the provider is asked for one more.
  const offer = async (): Promise<void> => {
    const newest = tokens.renewable()?.token;
    const token = newest && !isOffered(newest) ? newest : await tokens.ask('expiring');
    const answer = isOffered(token) ? undefined : await link?.renew(token);
    if (answer && !answer.isOk) refusedToken = token;
    if (!answer?.isOk) throw new Error('There is no newer token on the link.');
    context.shownToken = token;
    tokens.accepted(token, answer.tokenRemainingMs);
  };
  const retry = (error: unknown): void => {
    if ((error as Partial<NCError>).code === 33092) return emit('tokenRejected', error as NCError);
    const leftMs = endsAtMs - clock.monotonic();
    if (leftMs > 0) schedule(Math.min(Math.max(leftMs / 4, SHORTEST_RETRY_MS), LONGEST_RETRY_MS));
  };
  const attempt = (): void => void offer().then(planNext, retry);
  planNext();
  return () => {
    isStopped = true;
    cancel();
  };
}
