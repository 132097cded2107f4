import type { NexconnEngine } from '@nexconn-kit/core';
import { render, type RenderResult } from '@testing-library/react';
import { NexconnProvider } from '../NexconnProvider.tsx';

export interface Probe<T> extends RenderResult {
  /** What the hook returned, render by render. */
  readonly seen: T[];
}

/** Renders one component that calls a hook, under a provider with the engine. */
export function renderProbe<T>(engine: NexconnEngine, useHook: () => T): Probe<T> {
  const seen: T[] = [];
  const Reader = () => {
    seen.push(useHook());
    return null;
  };
  const result = render(
    <NexconnProvider engine={engine}>
      <Reader />
    </NexconnProvider>,
  );
  return { ...result, seen };
}
