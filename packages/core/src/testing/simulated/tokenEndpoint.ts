import type { TokenProvider } from '../../api.ts';
import type { Clock } from '../../ports.ts';
import { stopTokenRefresh } from '../../token/stopTokenRefresh.ts';

/** How the app server's token endpoint answers: with a token, with an error, with "signed out", with rubbish, or never. */
export type SimulatedTokenAnswer = 'token' | 'error' | 'signedOut' | 'garbage' | 'nothing';

const ANSWERS: Readonly<Record<SimulatedTokenAnswer, (issue: () => string) => string | Promise<string>>> = {
  token: (issue) => issue(),
  error: () => Promise.reject(new Error('503 Service Unavailable')),
  signedOut: () => stopTokenRefresh(),
  garbage: () => 'no token of this gateway',
  nothing: () => new Promise<string>(() => {}),
};

/** @param answer how it answers at the moment; asked when the question arrives */
export function answerAs(
  { clock, latencyMs }: { readonly clock: Clock; readonly latencyMs: number },
  answer: () => SimulatedTokenAnswer,
  issue: () => string,
): TokenProvider {
  return async ({ signal }) => {
    await new Promise<void>((arrive) => void clock.schedule(arrive, 2 * latencyMs));
    signal.throwIfAborted();
    return ANSWERS[answer()](issue);
  };
}
