import type { LinkSettings } from '@nexconn-kit/protocol';
import type { EngineContext } from './engineContext.ts';

/** Takes note of how the gateway wishes to be dialled again. */
export function heed(
  context: EngineContext,
  { reconnectSpreadMs = context.spreadMs, retryWindowMs }: Partial<LinkSettings>,
): void {
  context.spreadMs = reconnectSpreadMs;
  if (retryWindowMs === undefined) return;
  context.window = { endsAtMs: context.ports.clock.monotonic() + retryWindowMs, lengthMs: retryWindowMs };
}

/** Whether a named window is still open: then only a person dials sooner. */
export const isWindowOpen = ({ window, ports }: EngineContext): boolean =>
  window !== null && ports.clock.monotonic() < window.endsAtMs;
