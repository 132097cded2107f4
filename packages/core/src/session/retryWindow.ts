import type { EngineContext } from './engineContext.ts';

/** The gateway names the time in which it wants to be dialled again. */
export function nameWindow(context: EngineContext, windowMs: number | undefined): void {
  if (windowMs) context.windowEndsAtMs = context.clock.monotonic() + windowMs;
}

/** What is left of a named window, milliseconds; while there is any, only a person dials sooner. */
export const windowLeftMs = ({ windowEndsAtMs, clock }: EngineContext): number => windowEndsAtMs - clock.monotonic();
