import { backoffMs } from '../machine/backoff.ts';
import type { Ports } from '../ports.ts';

/** What is known of the current trouble, to decide how long to wait before the next dial. */
export interface Outage {
  /** The connection went down, or was asked for; counts from the first call until `recovered`. Answers whether it was the first. */
  began(): boolean;
  webSocketOpened(): void;
  /** The gateway's wish: no client's bound is below it, milliseconds. */
  setSpread(spreadMs: number): void;
  /** The gateway names the window in which it wants to be dialled again, milliseconds from now. */
  nameWindow(windowMs: number): void;
  /** Whether a named window is still open: then only a person dials sooner. */
  isWindowOpen(): boolean;
  /** A person asked: the window no longer binds. */
  breakWindow(): void;
  /** How long to wait after `attempt` failed dials in a row, at least `floorMs`. */
  waitMs(attempt: number, floorMs: number): number;
  recovered(): void;
}

export function createOutage({ clock, random }: Pick<Ports, 'clock' | 'random'>): Outage {
  let sinceMs: number | null = null;
  let hasOpened = false;
  let spreadMs = 0;
  let window: { readonly endsAtMs: number; readonly lengthMs: number } | null = null;
  const isWindowOpen = (): boolean => window !== null && clock.monotonic() < window.endsAtMs;
  return {
    began() {
      if (sinceMs !== null) return false;
      sinceMs = clock.monotonic();
      return true;
    },
    webSocketOpened: () => void (hasOpened = true),
    setSpread: (ms) => void (spreadMs = ms),
    nameWindow: (lengthMs) => void (window = { endsAtMs: clock.monotonic() + lengthMs, lengthMs }),
    isWindowOpen,
    breakWindow: () => void (window = null),
    waitMs(attempt, floorMs) {
      if (window !== null && isWindowOpen()) return random() * window.lengthMs;
      const downtimeMs = sinceMs === null ? 0 : clock.monotonic() - sinceMs;
      return Math.max(backoffMs({ attempt, downtimeMs, hasOpened, spreadMs }, random), floorMs);
    },
    recovered() {
      sinceMs = null;
      hasOpened = false;
    },
  };
}
