import type { NCConnectionStatus, NCInitOptions, NexconnEngine } from '@nexconn-kit/core';
import { initOptions, type EngineProps } from './engineOptions.ts';

export type CreateEngine = (options: NCInitOptions) => NexconnEngine;

/** A provider; `current` are its newest props. It takes those of another user only after it let go of this one. */
export interface LeaseHolder {
  readonly current: EngineProps;
}

/** The engine of one app key, gateway and user, and the providers that hold it. */
export interface EngineLease {
  readonly key: string;
  readonly engine: NexconnEngine;
  /** The engine's status when it ended. */
  endedIn(): NCConnectionStatus | undefined;
  /** The newest props of the providers that hold it. */
  readProps(): EngineProps;
  /** @returns false when the engine is gone; take another lease */
  retain(holder: LeaseHolder): boolean;
  /** Lets go, and ends the engine in a second unless somebody holds it then. */
  release(holder: LeaseHolder): void;
  /** The provider went on to another user, or to none: without other holders the engine ends at once. */
  leave(isSignOut?: boolean): Promise<void>;
}

/** Where a lease is found under its key, until it ends. */
export type Leases = Map<string, EngineLease>;

/** How long an engine outlives its last provider: StrictMode, Fast Refresh and a change of route come back sooner. */
const RELEASE_AFTER_MS = 1000;

/** @param first the props of the provider that rendered first */
export function createEngineLease(leases: Leases, key: string, first: EngineProps, create: CreateEngine): EngineLease {
  const holders = new Set<LeaseHolder>();
  let newest = first;
  let endedIn: NCConnectionStatus | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const readProps = (): EngineProps => {
    for (const { current } of holders) newest = current;
    return newest;
  };
  const engine = create(initOptions(readProps));
  const leave = async (isSignOut?: boolean): Promise<void> => {
    if (endedIn !== undefined) return;
    const signedOut = isSignOut && engine.disconnect();
    if (holders.size > 0) return;
    endedIn = engine.getConnectionStatus();
    leases.delete(key);
    if (signedOut) await signedOut;
    await engine.destroy();
  };
  return {
    key,
    engine,
    endedIn: () => endedIn,
    readProps,
    leave,
    retain(holder) {
      if (endedIn === undefined) holders.add(holder);
      return endedIn === undefined;
    },
    release(holder) {
      readProps();
      holders.delete(holder);
      clearTimeout(timer);
      timer = setTimeout(() => void leave(), RELEASE_AFTER_MS);
    },
  };
}
