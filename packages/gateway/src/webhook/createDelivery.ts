import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../clock.ts';
import { postJson, type TryOutcome } from './postJson.ts';
import { createRest } from './rest.ts';
import { signedUrl, type WebhookKeys } from './signedUrl.ts';

/** The vendor's numbers: 5 s for an answer, two more tries. The rests between them are ours. */
const ANSWER_WITHIN_MS = 5_000;
const REST_BEFORE_TRY_MS = [0, 1_000, 3_000];
/** So many tries in a row without an answer pause the delivery; after a pause, one is enough. */
const UNANSWERED_BEFORE_PAUSE = 6;
const PAUSE_MS = 60_000;

export interface DeliveryContext {
  readonly url: string;
  readonly keys: WebhookKeys;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly onTried: (outcome: TryOutcome, tookMs: number) => void;
}

export interface Delivery {
  /** Posts until it is acknowledged or given up. @returns how the last try ended */
  deliver(body: string): Promise<TryOutcome>;
  /** From now on tries follow each other at once. */
  hurry(): void;
  /** Ends the try that runs; there are no more. */
  abandon(): void;
  readonly isAbandoned: boolean;
}

export function createDelivery({ url, keys, clock, log, onTried }: DeliveryContext): Delivery {
  const rest = createRest(clock);
  const ended = new AbortController();
  let unanswered = 0;

  async function tryOnce(body: string): Promise<TryOutcome> {
    const timeout = new AbortController();
    const cancel = clock.schedule(() => timeout.abort(), ANSWER_WITHIN_MS);
    const startedAtMs = clock.nowMs();
    const signal = AbortSignal.any([timeout.signal, ended.signal]);
    const outcome = await postJson(signedUrl(url, keys, startedAtMs), body, signal);
    cancel();
    onTried(outcome, clock.nowMs() - startedAtMs);
    return outcome;
  }

  async function pauseIfNobodyAnswers(outcome: TryOutcome): Promise<void> {
    unanswered = outcome === 'unanswered' ? unanswered + 1 : 0;
    if (unanswered < UNANSWERED_BEFORE_PAUSE) return;
    log.warn({ unanswered, pauseMs: PAUSE_MS }, 'webhook paused');
    await rest.for(PAUSE_MS);
    unanswered = UNANSWERED_BEFORE_PAUSE - 1;
  }

  return {
    async deliver(body) {
      let outcome: TryOutcome = 'unanswered';
      for (const restMs of REST_BEFORE_TRY_MS) {
        await rest.for(restMs);
        if (ended.signal.aborted) break;
        outcome = await tryOnce(body);
        await pauseIfNobodyAnswers(outcome);
        if (outcome === 'acknowledged') break;
      }
      return outcome;
    },
    hurry: () => rest.endAll(),
    abandon: () => ended.abort(),
    get isAbandoned() {
      return ended.signal.aborted;
    },
  };
}
