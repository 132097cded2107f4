import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { createScriptedEngine } from '@nexconn-kit/core/testing';
import { act, cleanup, render } from '@testing-library/react';
import { StrictMode, useLayoutEffect } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NexconnProvider } from './NexconnProvider.tsx';
import { renderProbe } from './test/renderProbe.tsx';
import { useConnectionStatus } from './useConnectionStatus.ts';
import { useNexconnEngine } from './useNexconnEngine.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const Status = () => <output>{useConnectionStatus()}</output>;

describe('NexconnProvider, with an engine', () => {
  it('shows the engine as it stands, right at the first render', () => {
    const engine = createScriptedEngine({ initial: { status: S.Timeout } });
    expect(renderProbe(engine, useConnectionStatus).seen).toEqual([S.Timeout]);
  });

  it('never connects, signs out or destroys it', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const engine = createScriptedEngine();
    const { unmount } = render(<NexconnProvider engine={engine} />, { wrapper: StrictMode });
    unmount();
    vi.advanceTimersByTime(5_000);
    expect(engine.calls).toEqual([]);
  });

  it('gives the very engine to those below', () => {
    const engine = createScriptedEngine();
    expect(renderProbe(engine, useNexconnEngine).seen).toEqual([engine]);
  });

  it('shows another engine from the commit that brings it', async () => {
    const one = createScriptedEngine({ initial: { status: S.Connected } });
    const two = createScriptedEngine({ initial: { status: S.Suspend } });
    const { container, rerender } = render(
      <NexconnProvider engine={one}>
        <Status />
      </NexconnProvider>,
    );
    rerender(
      <NexconnProvider engine={two}>
        <Status />
      </NexconnProvider>,
    );
    expect(container.textContent).toBe('13');
    await act(async () => one.setState({ status: S.TokenIncorrect }));
    expect(container.textContent).toBe('13');
  });

  it('misses no change between the render and the effects', async () => {
    const engine = createScriptedEngine();
    const Changes = () => {
      useLayoutEffect(() => engine.setState({ status: S.Connected }));
      return null;
    };
    const { container } = render(
      <NexconnProvider engine={engine}>
        <Status />
        <Changes />
      </NexconnProvider>,
    );
    await act(async () => {});
    expect(container.textContent).toBe('0');
  });
});
