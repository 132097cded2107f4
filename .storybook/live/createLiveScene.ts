import type { NCTransition, NexconnEngine } from '@nexconn-kit/core';
import {
  createSimulatedEngine,
  createSimulatedGateway,
  type FakeSurroundings,
  type SimulatedFault,
  type SimulatedFrame,
  type SimulatedGateway,
} from '@nexconn-kit/core/testing';

export const USER_ID = 'ada';
/** Each way, milliseconds: slow enough to be seen on the cable. */
export const LATENCY_MS = 180;
export const SLOW_MS = 2_000;
const KEPT_TRANSITIONS = 100;
const KEPT_FRAMES = 8;

/** What the cable between page and gateway is like. */
export type CableName = 'whole' | 'slow' | 'hole' | 'cut';
/** Whether it goes through a relay, and how that is. */
export type RelayName = 'none' | SimulatedGateway['relay'];

const FAULTS: Readonly<Record<CableName, SimulatedFault>> = {
  whole: { type: 'pass' },
  slow: { type: 'delay', ms: SLOW_MS },
  hole: { type: 'blackHole', direction: 'both' },
  cut: { type: 'refuse' },
};

/** What the visitor has pulled so far. */
export interface Pulled {
  readonly cable: CableName;
  readonly relay: RelayName;
  readonly isOffline: boolean;
  readonly isBanned: boolean;
  readonly isDeactivated: boolean;
  readonly isDown: boolean;
  readonly isBlocked: boolean;
  readonly hasTimeout: boolean;
  readonly hasShortTokens: boolean;
  readonly tokenAnswer: SimulatedGateway['tokenAnswer'];
  readonly isSignedIn: boolean;
}

/** The same things, with a number that tells one from the next. */
export type Numbered<T> = T & { readonly id: number };

export interface LiveSnapshot {
  readonly pulled: Pulled;
  /** Oldest first. */
  readonly transitions: readonly Numbered<NCTransition>[];
  readonly frames: readonly Numbered<SimulatedFrame>[];
}

export interface LiveScene {
  readonly engine: NexconnEngine;
  readonly gateway: SimulatedGateway;
  readonly surroundings: FakeSurroundings;
  subscribe(listener: () => void): () => void;
  getSnapshot(): LiveSnapshot;
  /** Notes what was pulled, and makes it true. */
  pull(patch: Partial<Pulled>): void;
  /** Connects with what is pulled at the moment; joins what runs. */
  connect(): void;
  /** Does something later, unless the scene is left before. */
  later(afterMs: number, run: () => void): void;
  clearLog(): void;
  destroy(): void;
}

const UNTOUCHED: Pulled = {
  cable: 'whole',
  relay: 'none',
  isOffline: false,
  isBanned: false,
  isDeactivated: false,
  isDown: false,
  isBlocked: false,
  hasTimeout: false,
  hasShortTokens: false,
  tokenAnswer: 'token',
  isSignedIn: true,
};

function createSnapshots() {
  let snapshot: LiveSnapshot = { pulled: UNTOUCHED, transitions: [], frames: [] };
  let ids = 0;
  const listeners = new Set<() => void>();
  const publish = (patch: Partial<LiveSnapshot>): void => {
    snapshot = { ...snapshot, ...patch };
    listeners.forEach((hear) => hear());
  };
  const append = <T>(list: readonly Numbered<T>[], one: T, kept: number): readonly Numbered<T>[] =>
    [...list, { ...one, id: (ids += 1) }].slice(-kept);
  return {
    publish,
    getSnapshot: () => snapshot,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onFrame: (frame: SimulatedFrame) => publish({ frames: append(snapshot.frames, frame, KEPT_FRAMES) }),
    onTransition: (transition: NCTransition) =>
      publish({ transitions: append(snapshot.transitions, transition, KEPT_TRANSITIONS) }),
  };
}

/** The real engine before a gateway that stands in this page, and everything that can be pulled. */
export function createLiveScene(): LiveScene {
  const { publish, onFrame, onTransition, getSnapshot, subscribe } = createSnapshots();
  const gateway = createSimulatedGateway({ latencyMs: LATENCY_MS, onFrame });
  const { engine, surroundings } = createSimulatedEngine({ gateway, onTransition });
  const token = gateway.tokenProvider(USER_ID);
  const timers = new Set<ReturnType<typeof setTimeout>>();
  return {
    ...{ engine, gateway, surroundings, getSnapshot, subscribe },
    pull(patch) {
      publish({ pulled: { ...getSnapshot().pulled, ...patch } });
      const { cable, relay, isOffline, isBlocked, hasShortTokens, tokenAnswer } = getSnapshot().pulled;
      gateway.network.setFault(FAULTS[isOffline ? 'cut' : cable]);
      Object.assign(gateway, { isAppBlocked: isBlocked, tokenAnswer, tokenLifetimeMs: hasShortTokens ? 20_000 : null });
      if (relay !== 'none') gateway.relay = relay;
    },
    connect() {
      const { relay, hasTimeout } = getSnapshot().pulled;
      void engine.connect({
        token,
        userId: USER_ID,
        ...(hasTimeout && { timeout: 10 }),
        ...(relay !== 'none' && { proxy: { url: gateway.relayUrl } }),
      });
    },
    later: (afterMs, run) => void timers.add(setTimeout(run, afterMs)),
    clearLog: () => publish({ transitions: getSnapshot().transitions.slice(-1) }),
    destroy() {
      timers.forEach(clearTimeout);
      void engine.destroy();
    },
  };
}
