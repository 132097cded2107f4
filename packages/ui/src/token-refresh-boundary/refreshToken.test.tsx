import { NCConnectionStatus as S, NCError, NCErrorCode } from '@nexconn-kit/core';
import type { ScriptedCall, ScriptedEngine } from '@nexconn-kit/core/testing';
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { passTime, START_MS, useFakeTime } from '../test/fakeTime.ts';
import { renderWithEngine } from '../test/renderWithEngine.tsx';
import { TokenRefreshBoundary } from './TokenRefreshBoundary.tsx';

const REJECTED = {
  status: S.TokenIncorrect,
  userId: 'ada',
  error: new NCError(NCErrorCode.TokenExpired),
  downSinceMs: START_MS,
} as const;
const CONNECTED = { status: S.Connected, userId: 'ada', error: null, downSinceMs: null } as const;

/** A gateway that takes tokens which begin with "good". */
function gateway(call: ScriptedCall, engine: ScriptedEngine): void {
  if (call.name !== 'connect') return;
  engine.setState({ status: S.Connecting, error: null });
  engine.setState(String(call.params.token).startsWith('good') ? CONNECTED : REJECTED);
}

const panel = () => screen.queryByRole('group', { name: 'Your session has expired' });
const connects = ({ calls }: ScriptedEngine) => calls.filter((call) => call.name === 'connect');

describe('TokenRefreshBoundary with refreshToken', () => {
  useFakeTime();

  it('renews by itself, with the same user, and covers nothing meanwhile', async () => {
    let give = (_: string): void => undefined;
    const refreshToken = vi.fn(() => new Promise<string>((resolve) => (give = resolve)));
    const { engine } = renderWithEngine(
      <TokenRefreshBoundary refreshToken={refreshToken} connectParams={{ timeout: 30 }}>
        Inside
      </TokenRefreshBoundary>,
      REJECTED,
      { onCall: gateway },
    );
    await passTime(0);
    expect(refreshToken).toHaveBeenCalledOnce();
    expect(panel()).toBeNull();
    give('good-1');
    await passTime(0);
    expect(connects(engine)).toEqual([{ name: 'connect', params: { token: 'good-1', userId: 'ada', timeout: 30 } }]);
    expect(engine.getConnectionStatus()).toBe(S.Connected);
  });

  it('does not bring back online who signed out while the token was fetched', async () => {
    let give = (_: string): void => undefined;
    const refreshToken = () => new Promise<string>((resolve) => (give = resolve));
    const { engine } = renderWithEngine(
      <TokenRefreshBoundary refreshToken={refreshToken}>Inside</TokenRefreshBoundary>,
      REJECTED,
      { onCall: gateway },
    );
    await passTime(0);
    await engine.disconnect();
    give('good-1');
    await passTime(60_000);
    expect(connects(engine)).toEqual([]);
    expect(engine.getConnectionStatus()).toBe(S.SignOut);
  });

  it('calls twice at most when every token is refused, and then asks the person', async () => {
    const refreshToken = vi.fn(() => Promise.resolve('revoked'));
    const { engine } = renderWithEngine(
      <TokenRefreshBoundary refreshToken={refreshToken}>Inside</TokenRefreshBoundary>,
      REJECTED,
      { onCall: gateway },
    );
    await passTime(60_000);
    expect(refreshToken).toHaveBeenCalledTimes(2);
    expect(connects(engine)).toHaveLength(2);
    expect(panel()).not.toBeNull();
  });

  it('calls twice at most when the source fails, and never signs out for it', async () => {
    const refreshToken = vi.fn(() => Promise.reject(new Error('500')));
    const { asked } = renderWithEngine(
      <TokenRefreshBoundary refreshToken={refreshToken}>Inside</TokenRefreshBoundary>,
      REJECTED,
      { onCall: gateway },
    );
    await passTime(60_000);
    expect(refreshToken).toHaveBeenCalledTimes(2);
    expect(asked()).toEqual([]);
    expect(panel()).not.toBeNull();
  });

  it('gives up waiting after 10 s, and drops a late answer', async () => {
    let give = (_: string): void => undefined;
    const refreshToken = vi
      .fn<() => Promise<string>>()
      .mockImplementationOnce(() => new Promise((resolve) => (give = resolve)))
      .mockResolvedValue('good-2');
    const { engine } = renderWithEngine(
      <TokenRefreshBoundary refreshToken={refreshToken}>Inside</TokenRefreshBoundary>,
      REJECTED,
      { onCall: gateway },
    );
    await passTime(10_000);
    give('good-late');
    await passTime(1_000);
    expect(connects(engine).map((call) => call.name === 'connect' && call.params.token)).toEqual(['good-2']);
  });

  it('calls once more when the person asks', async () => {
    const refreshToken = vi.fn(() => Promise.resolve('revoked'));
    renderWithEngine(<TokenRefreshBoundary refreshToken={refreshToken}>Inside</TokenRefreshBoundary>, REJECTED, {
      onCall: gateway,
    });
    await passTime(60_000);
    refreshToken.mockResolvedValue('good-3');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await passTime(0);
    expect(refreshToken).toHaveBeenCalledTimes(3);
    expect(panel()).toBeNull();
  });

  it('shares one flight between nested boundaries', async () => {
    const outer = vi.fn(() => Promise.resolve('revoked'));
    const inner = vi.fn(() => Promise.resolve('revoked'));
    renderWithEngine(
      <TokenRefreshBoundary refreshToken={outer}>
        <TokenRefreshBoundary refreshToken={inner}>Inside</TokenRefreshBoundary>
      </TokenRefreshBoundary>,
      REJECTED,
      { onCall: gateway },
    );
    await passTime(60_000);
    expect(outer.mock.calls.length + inner.mock.calls.length).toBe(2);
    expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(1);
  });

  it('does not loop when each token is taken and then refused', async () => {
    const refreshToken = vi.fn(() => Promise.resolve('good'));
    const { become } = renderWithEngine(
      <TokenRefreshBoundary refreshToken={refreshToken}>Inside</TokenRefreshBoundary>,
      REJECTED,
      {
        onCall: (call, engine) => {
          if (call.name === 'connect') engine.setState({ ...CONNECTED, downSinceMs: START_MS });
        },
      },
    );
    await passTime(0);
    for (let again = 0; again < 5; again += 1) {
      await become(REJECTED);
      await passTime(2_000);
    }
    expect(refreshToken.mock.calls.length).toBeLessThanOrEqual(2);
    expect(panel()).not.toBeNull();
  });

  it('renews by itself again once the connection has been stable', async () => {
    const refreshToken = vi.fn(() => Promise.resolve('good'));
    const { become, engine } = renderWithEngine(
      <TokenRefreshBoundary refreshToken={refreshToken}>Inside</TokenRefreshBoundary>,
      REJECTED,
      { onCall: gateway },
    );
    await passTime(0);
    await become(REJECTED);
    await passTime(0);
    expect(refreshToken).toHaveBeenCalledTimes(2);
    expect(engine.getConnectionStatus()).toBe(S.Connected);
  });
});
