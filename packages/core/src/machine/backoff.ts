import type { Random } from '../ports.ts';

/** Upper bounds by failed dials in a row, milliseconds: the ladder of the vendor's native SDKs. */
export const LADDER_MS = [50, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000] as const;
const UNREACHED_FLOOR_MS = 250;

export interface Outage {
  /** Failed dials in a row, from 1. */
  readonly attempt: number;
  /** Milliseconds since the connection went down. */
  readonly downtimeMs: number;
  /** Whether any WebSocket opened since the count began: accept-then-drop is no reason to hurry. */
  readonly hasOpened: boolean;
  /** What the gateway asks of every client, milliseconds. */
  readonly spreadMs: number;
}

/** The longest wait before the next dial, milliseconds. Short outages end soon: an unreached gateway is asked within half the downtime. */
export function backoffBoundMs({ attempt, downtimeMs, hasOpened, spreadMs }: Outage): number {
  const rung = LADDER_MS[Math.min(Math.max(attempt, 1), LADDER_MS.length) - 1] ?? UNREACHED_FLOOR_MS;
  const bound = hasOpened ? rung : Math.min(rung, Math.max(downtimeMs / 2, UNREACHED_FLOOR_MS));
  return Math.max(bound, spreadMs);
}

/** Full jitter: anywhere between 0 and the bound, so that clients who fell together do not come back together. */
export function backoffMs(outage: Outage, random: Random): number {
  return random() * backoffBoundMs(outage);
}
