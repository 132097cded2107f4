import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { act, cleanup, render } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NexconnProvider } from './NexconnProvider.tsx';
import { createTestRegistry, type TestRegistry } from './test/createTestRegistry.tsx';
import { dropIn } from './test/dropIn.ts';
import { useConnectionState } from './useConnectionState.ts';
import { useConnectionStatus } from './useConnectionStatus.ts';
import { useConnectionStore } from './useConnectionStore.ts';
import { useNexconnEngine } from './useNexconnEngine.ts';
import { useSignOut } from './useSignOut.ts';

let page: TestRegistry;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  page = createTestRegistry();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (ms: number) => act(async () => void vi.advanceTimersByTime(ms));
const callsOf = (index: number) => page.engines[index]?.calls.map(({ name }) => name);
/** Signs `ada` in with a connection that stands. */
const connected = (index: number, userId: string) =>
  act(async () => page.engines[index]!.setState({ status: S.Connected, userId }));

describe('NexconnProvider, users', () => {
  it('dials for nobody without a user, and rests in 11', async () => {
    const Status = () => useConnectionStatus();
    const { container } = render(
      <NexconnProvider {...dropIn} userId={null}>
        <Status />
      </NexconnProvider>,
      { wrapper: page.Page },
    );
    await pass(5_000);
    expect(page.count('connect')).toBe(0);
    expect(container.textContent).toBe('11');
  });

  it('R10: closes the connection of one user before it opens that of the next', async () => {
    const order: string[] = [];
    const { rerender } = render(<NexconnProvider {...dropIn} />, { wrapper: page.Page });
    const ada = page.engines[0]!;
    const { destroy } = ada;
    ada.destroy = () => {
      order.push(`ada gone, ${page.count('connect')} connect`);
      return destroy();
    };
    rerender(<NexconnProvider {...dropIn} userId="bob" />);
    expect(order).toEqual(['ada gone, 1 connect']);
    expect(page.count('connect')).toBe(2);
    expect(callsOf(0)).toEqual(['connect', 'destroy']);
  });

  it.each([{ appKey: 'other' }, { gatewayUrl: 'http://127.0.0.1:1' }])('moves to %o the same way', (change) => {
    const { rerender } = render(<NexconnProvider {...dropIn} />, { wrapper: page.Page });
    rerender(<NexconnProvider {...dropIn} {...change} />);
    expect(callsOf(0)).toEqual(['connect', 'destroy']);
    expect(page.options[1]).toMatchObject(change);
    expect(callsOf(1)).toEqual(['connect']);
  });

  it('R10: renders nothing of one user under the next, not for one commit', async () => {
    const seen: string[] = [];
    const Reader = ({ prop }: { readonly prop: string | null }) => {
      const state = useConnectionState();
      const picked = useConnectionState(({ userId }) => ({ userId }));
      const status = useConnectionStatus();
      const { userId } = useConnectionStore().getState();
      const engineUser = useNexconnEngine().getCurrentUserId();
      seen.push([prop, state.userId, picked.userId, userId, engineUser, status].join(' '));
      return null;
    };
    const ui = (userId: string | null) => (
      <StrictMode>
        <NexconnProvider {...dropIn} userId={userId}>
          <Reader prop={userId} />
        </NexconnProvider>
      </StrictMode>
    );
    const { rerender } = render(ui('ada'), { wrapper: page.Page });
    await connected(0, 'ada');
    seen.length = 0;
    rerender(ui('bob'));
    await pass(2_000);
    rerender(ui(null));
    await pass(2_000);
    expect(seen.filter((line) => line.includes('ada'))).toEqual([]);
    expect(seen[0]).toBe('bob     11');
    expect(seen.at(-1)).toBe('     11');
  });

  it('serves the engine of one user with nothing of the next', async () => {
    const ui = (userId: string) => (
      <NexconnProvider {...dropIn} userId={userId} tokenProvider={() => Promise.resolve(`token-of-${userId}`)} />
    );
    const { rerender } = render(ui('ada'), { wrapper: page.Page });
    const call = page.engines[0]!.calls[0]!;
    if (call.name !== 'connect' || typeof call.params.token !== 'function') throw new Error('No provider was given.');
    rerender(ui('bob'));
    await expect(call.params.token({ reason: 'expiring', signal: new AbortController().signal })).resolves.toBe(
      'token-of-ada',
    );
  });

  it('signs out when the user becomes null, and only then lets the engine go', async () => {
    const { rerender } = render(<NexconnProvider {...dropIn} />, { wrapper: page.Page });
    const ada = page.engines[0]!;
    const { disconnect } = ada;
    let signedOut = () => {};
    ada.disconnect = () =>
      Promise.all([disconnect(), new Promise<void>((resolve) => (signedOut = resolve))]).then(() => {});
    rerender(<NexconnProvider {...dropIn} userId={null} />);
    await pass(2_000);
    expect(callsOf(0)).toEqual(['connect', 'disconnect']);
    await act(async () => signedOut());
    expect(callsOf(0)).toEqual(['connect', 'disconnect', 'destroy']);
  });

  it('signs in anew after a sign-out, at once', async () => {
    const { rerender } = render(<NexconnProvider {...dropIn} />, { wrapper: page.Page });
    rerender(<NexconnProvider {...dropIn} userId={null} />);
    rerender(<NexconnProvider {...dropIn} />);
    await pass(2_000);
    expect(page.count('connect')).toBe(2);
    expect(page.count('disconnect')).toBe(1);
    expect(page.engines.at(-1)?.getConnectionStatus()).toBe(S.Connecting);
  });

  it('connects the next user after a sign-out that left userId as it was', async () => {
    const { rerender } = render(<NexconnProvider {...dropIn} />, { wrapper: page.Page });
    await act(() => page.engines[0]!.disconnect());
    rerender(<NexconnProvider {...dropIn} userId="bob" />);
    expect(callsOf(1)).toEqual(['connect']);
  });

  it('signs in anew when it is mounted again soon after useSignOut', async () => {
    const SignOut = () => {
      const signOut = useSignOut();
      return (
        <button type="button" onClick={() => void signOut()}>
          sign out
        </button>
      );
    };
    const ui = (
      <NexconnProvider {...dropIn}>
        <SignOut />
      </NexconnProvider>
    );
    const first = render(ui, { wrapper: page.Page });
    await act(async () => first.getByRole('button').click());
    await pass(3_000);
    expect(callsOf(0)).toEqual(['connect', 'disconnect']);
    first.unmount();
    await pass(500);
    render(ui, { wrapper: page.Page });
    expect(page.count('connect')).toBe(2);
  });
});

describe('NexconnProvider, two of them', () => {
  it('shares the connection of one user, and keeps it until the last is gone', async () => {
    const one = render(<NexconnProvider {...dropIn} />, { wrapper: page.Page });
    const two = render(<NexconnProvider {...dropIn} />, { wrapper: page.Page });
    expect(page.engines).toHaveLength(1);
    expect(page.count('connect')).toBe(1);
    one.unmount();
    await pass(5_000);
    expect(page.count('destroy')).toBe(0);
    two.unmount();
    await pass(1_000);
    expect(page.count('destroy')).toBe(1);
  });

  it('asks the provider that is still there when the other is gone', async () => {
    const ui = (name: string) => <NexconnProvider {...dropIn} tokenProvider={() => Promise.resolve(name)} />;
    render(ui('one'), { wrapper: page.Page });
    const two = render(ui('two'), { wrapper: page.Page });
    const call = page.engines[0]!.calls[0]!;
    if (call.name !== 'connect' || typeof call.params.token !== 'function') throw new Error('No provider was given.');
    const asked = { reason: 'rejected', signal: new AbortController().signal } as const;
    await expect(call.params.token(asked)).resolves.toBe('two');
    two.unmount();
    await expect(call.params.token(asked)).resolves.toBe('one');
  });

  it('keeps two users apart', async () => {
    const State = () => useConnectionState(({ userId }) => userId);
    const { container } = render(
      <>
        <NexconnProvider {...dropIn}>
          <State />
        </NexconnProvider>
        /
        <NexconnProvider {...dropIn} userId="bob">
          <State />
        </NexconnProvider>
      </>,
      { wrapper: page.Page },
    );
    await connected(0, 'ada');
    await connected(1, 'bob');
    expect(container.textContent).toBe('ada/bob');
    expect(page.count('connect')).toBe(2);
  });

  it('signs both out when one of them is told there is no user, and in again by that one', async () => {
    const one = render(<NexconnProvider {...dropIn} />, { wrapper: page.Page });
    render(<NexconnProvider {...dropIn} />, { wrapper: page.Page });
    one.rerender(<NexconnProvider {...dropIn} userId={null} />);
    expect(callsOf(0)).toEqual(['connect', 'disconnect']);
    expect(page.engines[0]!.getConnectionStatus()).toBe(S.SignOut);
    one.rerender(<NexconnProvider {...dropIn} />);
    expect(callsOf(0)).toEqual(['connect', 'disconnect', 'connect']);
  });
});
