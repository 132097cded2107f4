import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { createScriptedEngine } from '@nexconn-kit/core/testing';
import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderProbe } from './test/renderProbe.tsx';
import { useConnectionStatus } from './useConnectionStatus.ts';
import { useConnectionStore } from './useConnectionStore.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('useConnectionStore', () => {
  it('is one store an engine, and mirrors it', async () => {
    const engine = createScriptedEngine({ initial: { status: S.Suspend } });
    const one = renderProbe(engine, useConnectionStore).seen.at(-1);
    const other = renderProbe(engine, useConnectionStore).seen.at(-1);
    expect(one).toBe(other);
    expect(one?.getState()).toBe(engine.getConnectionState());
    await act(async () => engine.setState({ attempt: 2 }));
    expect(one?.getState()).toBe(engine.getConnectionState());
  });

  it('tells a subscriber the state and the one before, until it stops', async () => {
    const engine = createScriptedEngine();
    const store = renderProbe(engine, useConnectionStore).seen.at(-1);
    const told: number[][] = [];
    const stop = store?.subscribe((state, previous) => void told.push([state.attempt, previous.attempt]));
    await act(async () => engine.setState({ attempt: 1 }));
    stop?.();
    await act(async () => engine.setState({ attempt: 2 }));
    expect(told).toEqual([[1, 0]]);
  });

  it('reports a subscriber that throws and still shows the change', async () => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => {});
    const engine = createScriptedEngine();
    const cause = new Error('mine');
    const { seen } = renderProbe(engine, () => [useConnectionStore(), useConnectionStatus()] as const);
    const listeners = ['first', 'second'].map((name) => ({ name, told: 0 }));
    for (const listener of listeners) {
      seen[0]?.[0].subscribe(() => {
        listener.told++;
        throw cause;
      });
    }
    await act(async () => engine.setState({ status: S.Connected }));
    expect(listeners.map(({ told }) => told)).toEqual([1, 1]);
    expect(seen.at(-1)?.[1]).toBe(S.Connected);
    expect(report).toHaveBeenCalledWith(expect.any(String), { error: cause });
  });
});
