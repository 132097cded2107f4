import { NCConnectionStatus as S, NCError, type NexconnEngine, type TokenProviderContext } from '@nexconn-kit/core';
import { act, cleanup, render } from '@testing-library/react';
import * as React from 'react';
import { lazy, StrictMode, Suspense, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NexconnProvider } from './NexconnProvider.tsx';
import { createTestRegistry, type TestRegistry } from './test/createTestRegistry.tsx';
import { dropIn } from './test/dropIn.ts';
import { useConnectionStatus } from './useConnectionStatus.ts';
import { useNexconnEngine } from './useNexconnEngine.ts';
import { useSignOut } from './useSignOut.ts';

const ASKED: TokenProviderContext = { reason: 'connect', signal: new AbortController().signal };

let page: TestRegistry;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  page = createTestRegistry();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const Status = () => <output>{useConnectionStatus()}</output>;
const pass = (ms: number) => act(async () => void vi.advanceTimersByTime(ms));
const connectParams = (index = 0) => {
  const call = page.engines[index]?.calls.find(({ name }) => name === 'connect');
  if (call?.name !== 'connect') throw new Error('It was not asked to connect.');
  return call.params;
};
const tokenOf = (index = 0) => {
  const { token } = connectParams(index);
  return typeof token === 'function' ? token(ASKED) : token;
};

describe('NexconnProvider, drop-in', () => {
  it('R10: connects once under StrictMode, and shows how it goes', async () => {
    const { container } = render(
      <StrictMode>
        <NexconnProvider {...dropIn}>
          <Status />
        </NexconnProvider>
      </StrictMode>,
      { wrapper: page.Page },
    );
    await pass(5_000);
    expect(page.count('connect')).toBe(1);
    expect(page.count('destroy')).toBe(0);
    expect(container.textContent).toBe('10');
    await act(async () => page.engines[0]!.setState({ status: S.Connected }));
    expect(container.textContent).toBe('0');
  });

  it('hands every option to the engine, and no token to its making', () => {
    const logger = { debug() {}, warn() {}, error() {} };
    render(
      <NexconnProvider
        appKey="app"
        gatewayUrl="http://127.0.0.1:8787"
        userId="ada"
        token="secret-token"
        category="desktop"
        clientId="client"
        storage="local"
        logger={logger}
        timeout={7}
        reconnectKickEnable
        proxy={{ url: 'http://127.0.0.1:9' }}
      />,
      { wrapper: page.Page },
    );
    expect(page.options[0]).toMatchObject({
      appKey: 'app',
      gatewayUrl: 'http://127.0.0.1:8787',
      category: 'desktop',
      clientId: 'client',
      storage: 'local',
      logger,
    });
    expect(JSON.stringify(page.options[0])).not.toContain('secret-token');
    expect(connectParams()).toMatchObject({
      userId: 'ada',
      timeout: 7,
      reconnectKickEnable: true,
      proxy: { url: 'http://127.0.0.1:9' },
    });
  });

  it('R11: reconnects for no inline callback, object or other option', async () => {
    const ui = (n: number) => (
      <NexconnProvider
        {...dropIn}
        tokenProvider={() => Promise.resolve(`token-${n}`)}
        onTransition={() => {}}
        proxy={{ url: 'http://127.0.0.1:9' }}
        timeout={n}
        category={n % 2 ? 'web' : 'mobile'}
      />
    );
    const { rerender } = render(ui(1), { wrapper: page.Page });
    for (let n = 2; n < 10; n++) rerender(ui(n));
    await pass(2_000);
    expect(page.engines).toHaveLength(1);
    expect(page.engines[0]!.calls.map(({ name }) => name)).toEqual(['connect']);
  });

  it('asks the newest provider, for a token string too', async () => {
    const { rerender } = render(<NexconnProvider {...dropIn} tokenProvider={() => Promise.resolve('first')} />, {
      wrapper: page.Page,
    });
    await expect(tokenOf()).resolves.toBe('first');
    rerender(<NexconnProvider {...dropIn} tokenProvider={() => Promise.resolve('second')} />);
    await expect(tokenOf()).resolves.toBe('second');
    const { tokenProvider: _none, ...names } = dropIn;
    rerender(<NexconnProvider {...names} token="third" />);
    await expect(tokenOf()).resolves.toBe('third');
  });

  it('asks the newest provider also in the second after the unmount', async () => {
    const ui = (token: string) => <NexconnProvider {...dropIn} tokenProvider={() => Promise.resolve(token)} />;
    const { rerender, unmount } = render(ui('first'), { wrapper: page.Page });
    rerender(ui('second'));
    unmount();
    await expect(tokenOf()).resolves.toBe('second');
  });

  it('asks with the context the engine gave, and passes a failure on', async () => {
    const tokenProvider = vi.fn(() => {
      throw new TypeError('no network');
    });
    render(<NexconnProvider {...dropIn} tokenProvider={tokenProvider} />, { wrapper: page.Page });
    await expect(tokenOf()).rejects.toThrow('no network');
    expect(tokenProvider).toHaveBeenCalledWith(ASKED);
  });

  it('tells transitions to the newest onTransition', () => {
    const seen: string[] = [];
    const ui = (name: string) => <NexconnProvider {...dropIn} onTransition={() => seen.push(name)} />;
    const { rerender } = render(ui('old'), { wrapper: page.Page });
    rerender(ui('new'));
    page.options[0]!.onTransition!({
      event: 'connectRequested',
      from: 'idle',
      to: 'dialing',
      status: S.Connecting,
      attempt: 0,
      atMs: 0,
      errorCode: null,
    });
    expect(seen).toEqual(['new']);
  });

  it('leaves connecting to the application with autoConnect off, and takes over when it is switched on', () => {
    const { rerender } = render(<NexconnProvider {...dropIn} autoConnect={false} />, { wrapper: page.Page });
    expect(page.count('connect')).toBe(0);
    rerender(<NexconnProvider {...dropIn} autoConnect />);
    expect(page.count('connect')).toBe(1);
    rerender(<NexconnProvider {...dropIn} autoConnect={false} />);
    expect(page.engines[0]!.calls.map(({ name }) => name)).toEqual(['connect']);
  });

  it('R10: owns one connection over 100 mounts in 2 s', async () => {
    for (let n = 0; n < 100; n++) {
      const { unmount } = render(<NexconnProvider {...dropIn} />, { wrapper: page.Page });
      await pass(10);
      unmount();
      await pass(10);
    }
    expect(page.engines).toHaveLength(1);
    expect(page.count('connect')).toBe(1);
    expect(page.count('destroy')).toBe(0);
  });

  it('releases the engine a second after it is gone, without signing out', async () => {
    const { unmount } = render(<NexconnProvider {...dropIn} />, { wrapper: page.Page });
    unmount();
    await pass(999);
    expect(page.count('destroy')).toBe(0);
    await pass(1);
    expect(page.engines[0]!.calls.map(({ name }) => name)).toEqual(['connect', 'destroy']);
  });

  it('makes a new engine when it comes back later than that', async () => {
    const { unmount } = render(<NexconnProvider {...dropIn} />, { wrapper: page.Page });
    unmount();
    await pass(1_000);
    render(<NexconnProvider {...dropIn} />, { wrapper: page.Page });
    expect(page.engines).toHaveLength(2);
    expect(page.count('connect')).toBe(2);
  });

  it.each([
    { status: S.KickedOfflineByOtherClient, error: new NCError(31010) },
    { status: S.Unconnected, error: new NCError(31002) },
  ])('dials for nobody whom a verdict put to rest in $status, however often it is mounted', async (verdict) => {
    const first = render(<NexconnProvider {...dropIn} />, { wrapper: page.Page });
    await act(async () => page.engines[0]!.setState(verdict));
    first.unmount();
    render(<NexconnProvider {...dropIn} />, { wrapper: page.Page });
    expect(page.count('connect')).toBe(1);
  });

  it('R10: keeps no engine of a render that never came to be', async () => {
    const Waits = lazy(() => new Promise<never>(() => {}));
    const { unmount } = render(
      <Suspense fallback="loading">
        <NexconnProvider {...dropIn}>
          <Waits />
        </NexconnProvider>
      </Suspense>,
      { wrapper: page.Page },
    );
    unmount();
    await pass(1_000);
    expect(page.count('connect')).toBe(0);
    expect(page.count('destroy')).toBe(page.engines.length);
  });

  it('shows its children without remounting them on any change', async () => {
    const Draft = () => {
      const [draft, setDraft] = useState('');
      return <input aria-label="draft" value={draft} onChange={(event) => setDraft(event.target.value)} />;
    };
    const ui = (userId: string | null) => (
      <NexconnProvider {...dropIn} userId={userId}>
        <Draft />
      </NexconnProvider>
    );
    const { rerender, getByRole } = render(ui(null), { wrapper: page.Page });
    const input = getByRole('textbox');
    rerender(ui('ada'));
    rerender(ui('bob'));
    expect(getByRole('textbox')).toBe(input);
  });
});

describe.skipIf(!('Activity' in React))('R10: NexconnProvider, hidden and shown by Activity', () => {
  const { Activity } = React;
  const seen: { readonly engine: NexconnEngine; readonly signOut: () => Promise<void> }[] = [];
  const Reader = () => {
    seen.push({ engine: useNexconnEngine(), signOut: useSignOut() });
    return null;
  };
  // One and the same element: React shows it again without rendering it.
  const provider = (
    <NexconnProvider {...dropIn}>
      <Status />
      <Reader />
    </NexconnProvider>
  );
  const ui = (mode: 'visible' | 'hidden') => <Activity mode={mode}>{provider}</Activity>;

  it('keeps its connection over a short absence', async () => {
    const { rerender } = render(ui('visible'), { wrapper: page.Page });
    for (let n = 0; n < 5; n++) {
      rerender(ui('hidden'));
      await pass(500);
      rerender(ui('visible'));
    }
    await pass(2_000);
    expect(page.count('connect')).toBe(1);
    expect(page.count('destroy')).toBe(0);
  });

  it('lets go when it is hidden for long, and makes one new connection when shown', async () => {
    const { rerender, container } = render(ui('visible'), { wrapper: page.Page });
    rerender(ui('hidden'));
    await pass(1_500);
    expect(page.count('destroy')).toBe(1);
    rerender(ui('visible'));
    await pass(5_000);
    expect(page.count('connect')).toBe(2);
    expect(page.count('destroy')).toBe(page.engines.length - 1);
    expect(seen.at(-1)?.engine).toBe(page.engines.at(-1));
    expect(container.textContent).toBe('10');
  });

  it('stays signed out when it is shown again, however often', async () => {
    const { rerender, container } = render(ui('visible'), { wrapper: page.Page });
    await act(async () => seen.at(-1)?.signOut());
    for (let n = 0; n < 3; n++) {
      rerender(ui('hidden'));
      await pass(n === 1 ? 100 : 1_500);
      rerender(ui('visible'));
      await pass(100);
    }
    expect(page.count('connect')).toBe(1);
    expect(container.textContent).toBe('12');
  });
});
