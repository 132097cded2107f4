import type { RenewAnswer, SessionAnswer, Verdict } from './handshake.ts';

/** Names of the Socket.IO events, once for both sides. */
export const EVENT = {
  /** gateway → client, first on an accepted link. */
  session: 'session',
  /** gateway → client, last before the gateway closes the link. */
  verdict: 'verdict',
  /** gateway → client, now and then: settings that change while a link lives. */
  settings: 'settings',
  /** client → gateway, acknowledged: a newer token for the open link. */
  renew: 'renew',
  /** client → gateway, acknowledged with nothing: are you there? */
  probe: 'probe',
} as const;

export interface LinkSettings {
  readonly reconnectSpreadMs: number;
  /** Sent when the gateway drains: come back spread over this window, in milliseconds. */
  readonly retryWindowMs?: number;
}

export interface GatewayToClientEvents {
  session: (answer: SessionAnswer) => void;
  verdict: (verdict: Verdict) => void;
  settings: (settings: LinkSettings) => void;
}

export interface ClientToGatewayEvents {
  renew: (request: { readonly token: string }, answer: (result: RenewAnswer) => void) => void;
  probe: (answer: () => void) => void;
}

/** The gateway pings this often. A client that has heard nothing for two of these asks with a probe. */
export const PING_INTERVAL_MS = 8_000;
