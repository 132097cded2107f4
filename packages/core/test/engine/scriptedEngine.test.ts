import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { createScriptedEngine } from '@nexconn-kit/core/testing';
import { expect, it, vi } from 'vitest';

it('starts where it is told to, without calling that a change', async () => {
  const engine = createScriptedEngine({ initial: { status: S.Connected, userId: 'ada' } });
  const handler = vi.fn();
  engine.addConnectionStatusHandler('test', handler);
  await Promise.resolve();
  expect(handler).not.toHaveBeenCalled();
  engine.setState({ status: S.Suspend });
  await Promise.resolve();
  expect(handler).toHaveBeenCalledExactlyOnceWith({
    status: S.Suspend,
    previousStatus: S.Connected,
    error: null,
    atMs: 0,
  });
});
