import { NCError } from '../errors.ts';
import { EXPLAIN_MS } from '../numbers.ts';
import type { Finding } from '../ports.ts';
import { within } from '../within.ts';
import type { EngineContext } from './engineContext.ts';

/** A WebSocket opened, or nobody dials any more. */
export function forgetUnopened(context: EngineContext): void {
  context.unopened = 0;
  context.finding = undefined;
}

/** That many dials in a row which open no WebSocket are no accident. */
const SUSPICIOUS = 3;

/**
 * Prepares to say why the dial that begins opened no WebSocket. A relay is asked after each such dial; a gateway
 * beside every third in a row, so that the next dial need not wait: does HTTP get through, at least?
 */
export function explainLater(context: EngineContext, url: string) {
  const isRelay = !!context.params?.proxy;
  const inspect = (): Promise<Finding | null> =>
    context.loadKeepers().then(
      (keepers) => keepers.inspect(url, isRelay),
      () => null,
    );
  if (!isRelay && context.unopened % SUSPICIOUS === SUSPICIOUS - 1) context.finding = inspect();
  return async (cause: NCError): Promise<NCError> => {
    context.unopened += 1;
    const asked = isRelay ? inspect() : context.finding;
    // No explanation is worth more than this.
    const finding = asked && (await within(context.clock, EXPLAIN_MS, asked));
    return finding ? new NCError(finding.code, { ...finding, cause }) : cause;
  };
}
