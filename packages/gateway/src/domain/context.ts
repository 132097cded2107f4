import type { Verdict } from '@nexconn-kit/protocol';
import type { Clock } from '../clock.ts';
import type { StoredMessage } from './messageStore.ts';
import type { Store } from './store.ts';
import type { Tokens } from './tokens.ts';

/** The live links, as far as the rules need to know of them. */
export interface Presence {
  isOnline(userId: string): Promise<boolean>;
  /** Ends every live link of the user, and those that are being admitted right now. */
  cut(userId: string, verdict: Verdict): Promise<void>;
}

/** An account that was deactivated or reactivated. */
export interface AccountChange {
  readonly userId: string;
  readonly operationId: string;
  readonly isActive: boolean;
}

/** The way of stored messages to live links. What it does not reach is read from the store after the next connect. */
export interface Delivery {
  /** Tells that these are stored; returns at once and never throws. */
  announce(messages: readonly StoredMessage[]): void;
}

/** What the rules work with. */
export interface DomainContext {
  readonly store: Store;
  readonly tokens: Tokens;
  readonly presence: Presence;
  readonly delivery: Delivery;
  readonly clock: Clock;
  /** Hears of every account that changed. */
  readonly onAccountChanged: (change: AccountChange) => void;
  /** null: a token has no end of its own. */
  readonly tokenTtlMs: number | null;
  readonly restoreDelayMs: number;
}
