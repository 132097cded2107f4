import type { Random } from '../ports.ts';

/** Upper bounds by failed dials in a row, milliseconds: the ladder of the vendor's native SDKs. */
export const LADDER_MS = [50, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000] as const;
const UNREACHED_FLOOR_MS = 250;

export interface Trouble {
  /** Failed dials in a row, from 1. */
  readonly attempt: number;
  /** Milliseconds since the connection went down. */
  readonly downtimeMs: number;
  /** Whether the newest dial opened its WebSocket: accept-then-drop is no reason to hurry. */
  readonly hasOpened: boolean;
  /** What the gateway asks of every client, milliseconds. */
  readonly spreadMs: number;
}

/** The longest wait before the next dial, milliseconds. Short outages end soon: an unreached gateway is asked within half the downtime. */
export function backoffBoundMs({ attempt, downtimeMs, hasOpened, spreadMs }: Trouble): number {
  const rung = LADDER_MS[Math.max(attempt, 1) - 1] ?? 64_000;
  return Math.max(hasOpened ? rung : Math.min(rung, Math.max(downtimeMs / 2, UNREACHED_FLOOR_MS)), spreadMs);
}

/** Full jitter: anywhere between 0 and the bound, so that clients who fell together do not come back together. */
export function backoffMs(trouble: Trouble, random: Random): number {
  return random() * backoffBoundMs(trouble);
}
