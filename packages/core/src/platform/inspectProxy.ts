import type { ProxyInspector } from '../ports.ts';

const PATIENCE_MS = 5_000;
const NO_ANSWER = 34240;
const NOT_FOR_GATEWAY = 34245;

/** Asks a relay, once and bounded. What it says of a gateway that is down, or may not be read, is not its fault. */
export const inspectProxy: ProxyInspector = async (proxyUrl) => {
  const url = proxyUrl.replace(/^ws/, 'http').replace(/\/?$/, '/healthz');
  const ask = (mode: RequestMode): Promise<Response> =>
    fetch(url, { mode, cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(PATIENCE_MS) });
  try {
    const { ok, status } = await ask('cors');
    return ok || (status >= 400 && status < 500) ? NOT_FOR_GATEWAY : null;
  } catch {
    return ask('no-cors').then(
      () => null,
      () => NO_ANSWER,
    );
  }
};
