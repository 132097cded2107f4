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
  /** Whether the engine was signed out when it ended. */
  endedSignedOut(): boolean;
  /** The newest props of the providers that hold it. */
  readProps(): EngineProps;
  /** @returns false when the engine is gone; take another lease */
  retain(holder: LeaseHolder): boolean;
  /** Lets go, and ends the engine in a second unless somebody holds it then. */
  release(holder?: LeaseHolder): void;
  /** The provider went on to another user, or to none: without other holders the engine ends at once. */
  leave(isSignOut?: boolean): Promise<void>;
}

interface LeaseParts extends Pick<EngineLease, 'key'> {
  /** Of the provider that rendered first. */
  readonly props: EngineProps;
  readonly createEngine: CreateEngine;
  readonly onEnd: () => void;
}

/** How long an engine outlives its last provider: StrictMode, Fast Refresh and a change of route come back sooner. */
const RELEASE_AFTER_MS = 1000;
const SIGN_OUT: NCConnectionStatus = 12;

export function createEngineLease({ key, props, createEngine, onEnd }: LeaseParts): EngineLease {
  const holders = new Set<LeaseHolder>();
  let newest = props;
  let isEnded = false;
  let isSignedOut = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const readProps = (): EngineProps => {
    for (const { current } of holders) newest = current;
    return newest;
  };
  const engine = createEngine(initOptions(readProps));
  const leave = async (isSignOut?: boolean): Promise<void> => {
    if (isEnded) return;
    const signedOut = isSignOut && engine.disconnect();
    if (holders.size > 0) return;
    isEnded = true;
    isSignedOut = engine.getConnectionStatus() === SIGN_OUT;
    onEnd();
    if (signedOut) await signedOut;
    await engine.destroy();
  };
  return {
    key,
    engine,
    endedSignedOut: () => isSignedOut,
    readProps,
    leave,
    retain(holder) {
      if (!isEnded) holders.add(holder);
      return !isEnded;
    },
    release(holder) {
      readProps();
      if (holder) holders.delete(holder);
      clearTimeout(timer);
      timer = setTimeout(() => void leave(), RELEASE_AFTER_MS);
    },
  };
}
