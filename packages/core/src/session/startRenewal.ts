import type { RenewAnswer } from '@nexconn-kit/protocol';
import type { Emit } from '../createRunner.ts';
import type { NCError } from '../errors.ts';
import type { Cancel } from '../ports.ts';
import type { EngineContext } from './engineContext.ts';

/** How long the gateway gets to answer, milliseconds. */
const ANSWER_MS = 10_000;
const SHORTEST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 30_000;

/** Null where the gateway refused the token, or said something else. */
function readAnswer(answer: unknown): Extract<RenewAnswer, { isOk: true }> | null {
  const { isOk, tokenRemainingMs } = Object(answer) as { readonly [name: string]: unknown };
  return isOk && /^(number|object)$/.test(typeof (tokenRemainingMs ?? null))
    ? (answer as Extract<RenewAnswer, { isOk: true }>)
    : null;
}

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
    const answer = isOffered(token) || !link ? undefined : readAnswer(await link.ask('renew', { token }, ANSWER_MS));
    if (answer === null) refusedToken = token;
    if (!answer) throw new Error('There is no newer token on the link.');
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
