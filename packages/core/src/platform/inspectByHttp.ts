import type { Finding, Inspector } from '../ports.ts';

const PATIENCE_MS = 5_000;

const NO_RELAY: Finding = { code: 34240 };
const NO_WAY_THROUGH: Finding = { code: 34245 };
const BLOCKED: Finding = {
  code: 30010,
  message:
    '30010: HTTP reaches the gateway, but WebSocket is blocked on the way. ' +
    'The engine dials again. Allow WebSocket in the proxy or firewall between.',
};

/** Asks, once and bounded. What a relay says of a gateway that is down, or may not be read, is not its fault. */
export const inspectByHttp: Inspector = async (address, isRelay) => {
  const url = address.replace(/^ws/, 'http').replace(/\/?$/, '/healthz');
  const ask = (mode: RequestMode): Promise<Response> =>
    fetch(url, { mode, cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(PATIENCE_MS) });
  try {
    const { ok, status } = await ask('cors');
    if (!isRelay) return ok ? BLOCKED : null;
    return ok || (status >= 400 && status < 500) ? NO_WAY_THROUGH : null;
  } catch {
    if (!isRelay) return null;
    return ask('no-cors').then(
      () => null,
      () => NO_RELAY,
    );
  }
};
