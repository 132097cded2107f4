import type { Emit } from '../createRunner.ts';
import { NCError } from '../errors.ts';
import type { Cancel } from '../ports.ts';
import { acceptToken } from './accept.ts';
import type { EngineContext } from './engineContext.ts';

const SHORTEST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 30_000;

/** Renews the token in place, on the open link. A renewal that fails is retried until the old token ends. */
export function startRenewal(context: EngineContext, emit: Emit): Cancel {
  const { tokens, ports } = context;
  const { clock } = ports;
  let linkToken = tokens.renewable()?.token;
  let endsAtMs = 0;
  let isStopped = false;
  let cancel: Cancel = () => {};

  const schedule = (waitMs: number): void => {
    if (!isStopped) cancel = clock.schedule(renew, waitMs);
  };
  const planNext = (): void => {
    const held = tokens.renewable();
    if (held === null || held.endsAtMs === Infinity) return;
    ({ endsAtMs } = held);
    schedule(held.renewAtMs - clock.monotonic());
  };
  // A newer token in hand is offered before the provider is asked for one more.
  const offer = async (): Promise<void> => {
    const newest = tokens.renewable()?.token;
    const token = newest && newest !== linkToken ? newest : await tokens.ask('expiring');
    const answer = token === linkToken ? undefined : await context.link?.renew(token);
    if (!answer?.isOk) throw new NCError(33091);
    linkToken = token;
    acceptToken(context, token, answer.tokenRemainingMs);
  };
  const renew = (): void =>
    void offer().then(planNext, (error: NCError) => {
      if (error.code === 33092) return emit('tokenDead', error);
      const leftMs = endsAtMs - clock.monotonic();
      if (leftMs > 0) schedule(Math.min(Math.max(leftMs / 4, SHORTEST_RETRY_MS), LONGEST_RETRY_MS));
    });
  planNext();
  return () => {
    isStopped = true;
    cancel();
  };
}
