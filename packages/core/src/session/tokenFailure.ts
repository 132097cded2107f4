import type { NCError } from '../errors.ts';

const LONGEST_MS = 3_600_000;

/** The 33091 behind an error, also where the missing network stands before it; null where it is another trouble. */
export function tokenFailure(error: NCError | null): NCError | null {
  if (error === null || error.code === 33091) return error;
  return error.code === 30019 ? tokenFailure((error.cause ?? null) as NCError | null) : null;
}

/** How long the application's token endpoint asked to be left alone, milliseconds; an hour at most. */
export function retryAfterMs(failure: NCError | null): number {
  const { retryAfterMs: asked } = Object(failure?.cause) as { readonly retryAfterMs?: unknown };
  return Number(asked) > 0 ? Math.min(Number(asked), LONGEST_MS) : 0;
}
