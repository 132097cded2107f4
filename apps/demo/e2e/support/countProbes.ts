import type { CDPSession } from '@playwright/test';

export interface Probes {
  /** When the page asked the gateway for a sign of life, milliseconds by the browser's monotonic clock. */
  readonly atMs: readonly number[];
}

/** An event of Socket.IO that wants an acknowledgement. */
const PROBE = /^42\d+\["probe"/;

/** Notes the probes that the page sends from now on. */
export async function countProbes(cdp: CDPSession): Promise<Probes> {
  const atMs: number[] = [];
  cdp.on('Network.webSocketFrameSent', ({ timestamp, response }) => {
    if (PROBE.test(response.payloadData)) atMs.push(timestamp * 1000);
  });
  await cdp.send('Network.enable');
  return { atMs };
}
