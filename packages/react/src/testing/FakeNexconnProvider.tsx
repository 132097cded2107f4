'use client';

import { INITIAL_CONNECTION_STATE, type ConnectionState, type NCMessage } from '@nexconn-kit/core';
import { createScriptedEngine, type ScriptedEngineOptions } from '@nexconn-kit/core/testing';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { NexconnProvider } from '../NexconnProvider.tsx';
import { useLatest } from '../useLatest.ts';

/** What happens some time after the provider was mounted: the connection changes, a message comes, or both. */
export interface FakeTimelineStep {
  /** Milliseconds from the mount, not from the step before. */
  readonly afterMs: number;
  readonly state?: Partial<ConnectionState> | undefined;
  readonly message?: NCMessage | undefined;
}

export interface FakeNexconnProviderProps extends Partial<ConnectionState> {
  /** Starts at the mount; give the provider another `key` to play it again. */
  readonly timeline?: readonly FakeTimelineStep[] | undefined;
  /** What every channel holds from the start, in any order. Who is signed in is `userId`. */
  readonly messages?: readonly NCMessage[] | undefined;
  /** What becomes of a message that the screen sends. Default `sent`. */
  readonly sendAs?: NCMessage['state'] | undefined;
  /** Sees what the screen asks of the engine, and may answer by `engine.setState`. */
  readonly onCall?: ScriptedEngineOptions['onCall'];
  readonly queryClient?: QueryClient | undefined;
  readonly children?: ReactNode;
}

/**
 * Shows a screen over a connection that stands where you say: no gateway, no network, the same on every run.
 *
 * Any field of `ConnectionState` is a prop; what you leave out is as in an engine that was never connected.
 */
export function FakeNexconnProvider(props: FakeNexconnProviderProps): ReactElement {
  const { timeline, messages, sendAs, onCall, queryClient, children, ...given } = props;
  const state: ConnectionState = { ...INITIAL_CONNECTION_STATE, ...given };
  const latest = useLatest({ timeline, onCall });
  const [engine] = useState(() =>
    createScriptedEngine({
      ...{ initial: state, messages, sendAs },
      onCall: (call, scripted) => latest.current.onCall?.(call, scripted),
    }),
  );

  const shown = useRef(state);
  useEffect(() => {
    const before = new Map<string, unknown>(Object.entries(shown.current));
    engine.setState(Object.fromEntries(Object.entries(state).filter(([name, value]) => before.get(name) !== value)));
    shown.current = state;
  });

  useEffect(() => {
    const play = ({ state: next, message }: FakeTimelineStep): void => {
      if (next) engine.setState(next);
      if (message) engine.receiveMessage(message);
    };
    const timers = latest.current.timeline?.map((step) => setTimeout(() => play(step), step.afterMs));
    return () => timers?.forEach(clearTimeout);
  }, [engine, latest]);

  return (
    <NexconnProvider engine={engine} queryClient={queryClient}>
      {children}
    </NexconnProvider>
  );
}
