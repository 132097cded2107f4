import { NCError } from '../errors.ts';
import type { Finding } from '../ports.ts';
import type { EngineContext } from './engineContext.ts';

/** That many dials in a row which open no WebSocket are no accident. */
const SUSPICIOUS = 3;

/**
 * Prepares to say why the dial that begins opened no WebSocket. A relay is asked after each such dial; a gateway once,
 * beside the third in a row, so that the next dial need not wait: does HTTP get through, at least?
 */
export function explainLater(context: EngineContext, url: string) {
  const isRelay = !!context.params?.proxy;
  const inspect = (): Promise<Finding | null> =>
    context.loadKeepers().then(
      (keepers) => keepers.inspect(url, isRelay),
      () => null,
    );
  if (!isRelay && context.unopened === SUSPICIOUS - 1) context.finding = inspect();
  return async (cause: NCError): Promise<NCError> => {
    context.unopened += 1;
    const finding = await (isRelay ? inspect() : context.finding);
    return finding ? new NCError(finding.code, { ...finding, cause }) : cause;
  };
}
