import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { createScriptedEngine } from '@nexconn-kit/core/testing';
import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderProbe } from './test/renderProbe.tsx';
import { useConnectionStatus } from './useConnectionStatus.ts';
import { useNexconnEngine } from './useNexconnEngine.ts';
import { useReconnect } from './useReconnect.ts';
import { useResume } from './useResume.ts';
import { useSignOut } from './useSignOut.ts';

afterEach(cleanup);

const useActions = () => {
  useConnectionStatus();
  return { reconnect: useReconnect(), resume: useResume(), signOut: useSignOut(), engine: useNexconnEngine() };
};

describe.each([
  ['useReconnect', 'reconnect', 'reconnectNow'],
  ['useResume', 'resume', 'resume'],
  ['useSignOut', 'signOut', 'disconnect'],
] as const)('%s', (_hook, action, asked) => {
  it('asks the engine, and answers as the engine does', async () => {
    const engine = createScriptedEngine({ initial: { status: S.Connected, userId: 'ada' } });
    const answer = await renderProbe(engine, useActions).seen[0]?.[action]();
    expect(engine.calls).toEqual([{ name: asked }]);
    expect(answer).toEqual(action === 'resume' ? { isOk: true, code: 0, data: { userId: 'ada' } } : undefined);
  });

  it('is the same function on every render', async () => {
    const engine = createScriptedEngine();
    const { seen } = renderProbe(engine, useActions);
    await act(async () => engine.setState({ status: S.Connected }));
    expect(seen).toHaveLength(2);
    expect(seen[1]?.[action]).toBe(seen[0]?.[action]);
  });
});

describe('useNexconnEngine', () => {
  it('is the engine of the provider', () => {
    const engine = createScriptedEngine();
    expect(renderProbe(engine, useActions).seen[0]?.engine).toBe(engine);
  });
});
