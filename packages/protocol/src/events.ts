import type { RenewAnswer, SessionAnswer, Verdict } from './handshake.ts';
import type {
  HistoryAnswer,
  HistoryRequest,
  InboxPage,
  PullAnswer,
  PullRequest,
  SendAnswer,
  SendRequest,
} from './messages.ts';

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
  /** client → gateway, acknowledged once it is stored: a message. */
  send: 'send',
  /** client → gateway, acknowledged with a page of the inbox: what came after a position. */
  pull: 'pull',
  /** client → gateway, acknowledged with older messages of a channel. */
  history: 'history',
  /** gateway → client, acknowledged once it was taken in: a page that goes on from the one before. */
  messages: 'messages',
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
  /** Comes only after a pull that had no more, and only after the page before it was acknowledged. */
  messages: (page: InboxPage, taken: () => void) => void;
}

export interface ClientToGatewayEvents {
  renew: (request: { readonly token: string }, answer: (result: RenewAnswer) => void) => void;
  probe: (answer: () => void) => void;
  send: (request: SendRequest, answer: (result: SendAnswer) => void) => void;
  pull: (request: PullRequest, answer: (result: PullAnswer) => void) => void;
  history: (request: HistoryRequest, answer: (result: HistoryAnswer) => void) => void;
}

/** The gateway pings this often. A client that has heard nothing for two of these asks with a probe. */
export const PING_INTERVAL_MS = 8_000;
