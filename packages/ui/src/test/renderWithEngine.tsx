import type { ConnectionState } from '@nexconn-kit/core';
import { createScriptedEngine, type ScriptedEngine, type ScriptedEngineOptions } from '@nexconn-kit/core/testing';
import { NexconnProvider } from '@nexconn-kit/react';
import { act, cleanup, render, type RenderResult } from '@testing-library/react';
import { StrictMode, type ReactElement } from 'react';
import { afterEach } from 'vitest';
import { loadSurfaces } from '../surfaces/loadSurfaces.ts';

// What loads after a page's first paint in an application is there at once in these tests.
await loadSurfaces();

// In real browsers as well, where no setup file does it.
afterEach(cleanup);

export interface Rendered extends RenderResult {
  readonly engine: ScriptedEngine;
  /** Puts the connection where the test wants it, and waits until the screen has followed. */
  readonly become: (patch: Partial<ConnectionState>) => Promise<void>;
  /** Names of what the screen asked of the engine, in order. */
  readonly asked: () => readonly string[];
}

export interface RenderOptions {
  readonly onCall?: ScriptedEngineOptions['onCall'];
  readonly container?: HTMLElement;
}

/** Renders below a real provider over a scripted engine, in StrictMode. */
export function renderWithEngine(
  ui: ReactElement,
  initial: Partial<ConnectionState> = {},
  { onCall, ...options }: RenderOptions = {},
): Rendered {
  const engine = createScriptedEngine({ initial, onCall });
  const result = render(
    <StrictMode>
      <NexconnProvider engine={engine}>{ui}</NexconnProvider>
    </StrictMode>,
    options,
  );
  return {
    ...result,
    engine,
    become: (patch) => act(async () => engine.setState(patch)),
    asked: () => engine.calls.map((call) => call.name),
  };
}
