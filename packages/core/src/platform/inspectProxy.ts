import type { ProxyFinding } from '../ports.ts';

const PATIENCE_MS = 5_000;
const GATEWAY_DOWN = [502, 503, 504];

/** Asks a relay, once and bounded, what it is good for after a dial through it failed. */
export async function inspectProxy(proxyUrl: string): Promise<ProxyFinding> {
  const url = new URL('/healthz', proxyUrl.replace(/^ws/, 'http'));
  const ask = (mode: RequestMode): Promise<Response> =>
    fetch(url, { mode, cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(PATIENCE_MS) });
  try {
    const { ok, status } = await ask('cors');
    if (GATEWAY_DOWN.includes(status)) return 'gatewayDown';
    return ok || (status >= 400 && status < 500) ? 'notForGateway' : 'gatewayDown';
  } catch {
    return ask('no-cors').then(
      () => 'gatewayDown',
      () => 'noAnswer',
    );
  }
}
