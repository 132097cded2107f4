import { NCConnectionStatus as S, NCError, type ConnectionState } from '@nexconn-kit/core';
import { createScriptedEngine } from '@nexconn-kit/core/testing';
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NexconnProvider } from './NexconnProvider.tsx';
import { renderProbe } from './test/renderProbe.tsx';
import { useConnectionState } from './useConnectionState.ts';
import { useConnectionStatus } from './useConnectionStatus.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('useConnectionState', () => {
  it('is the engine’s own state object without a selector', async () => {
    const engine = createScriptedEngine();
    const { seen } = renderProbe(engine, () => useConnectionState());
    const error = new NCError(30011);
    await act(async () => engine.setState({ status: S.Suspend, error }));
    expect(seen.at(-1)).toBe(engine.getConnectionState());
    expect(seen.at(-1)?.error).toBe(error);
  });

  it('renders only when the selected value is another one', async () => {
    const engine = createScriptedEngine();
    const { seen } = renderProbe(engine, () => useConnectionState((state) => state.attempt));
    await act(async () => engine.setState({ status: S.Suspend, retryAtMs: 1 }));
    await act(async () => engine.setState({ attempt: 1 }));
    await act(async () => engine.setState({ retryAtMs: 2 }));
    expect(seen).toEqual([0, 1]);
  });

  it('takes an inline selector that makes a new object each time', async () => {
    const complain = vi.spyOn(console, 'error');
    const engine = createScriptedEngine();
    const { seen } = renderProbe(engine, () => useConnectionState(({ attempt, status }) => ({ attempt, status })));
    await act(async () => engine.setState({ attempt: 3 }));
    expect(seen).toEqual([
      { attempt: 0, status: S.Unconnected },
      { attempt: 3, status: S.Unconnected },
    ]);
    expect(complain).not.toHaveBeenCalled();
  });

  it('follows a selector that becomes another', () => {
    const engine = createScriptedEngine({ initial: { attempt: 4, userId: 'ada' } });
    const Field = ({ name }: { readonly name: keyof ConnectionState }) => (
      <output>{String(useConnectionState((state) => state[name]))}</output>
    );
    const ui = (name: keyof ConnectionState) => (
      <NexconnProvider engine={engine}>
        <Field name={name} />
      </NexconnProvider>
    );
    const { container, rerender } = render(ui('attempt'));
    rerender(ui('userId'));
    expect(container.textContent).toBe('ada');
  });

  it('never disagrees with useConnectionStatus in one render', async () => {
    const engine = createScriptedEngine();
    const { seen } = renderProbe(engine, () => [useConnectionStatus(), useConnectionState().status] as const);
    for (const status of [S.Connecting, S.Connected, S.Suspend]) await act(async () => engine.setState({ status }));
    expect(seen.map(([one, other]) => one === other)).toEqual([true, true, true, true]);
  });
});
