import { NCConnectionStatus as S, NCError } from '@nexconn-kit/core';
import { createScriptedEngine, type ScriptedEngine } from '@nexconn-kit/core/testing';
import { focusManager, onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { NexconnProvider } from './NexconnProvider.tsx';
import { useAccessToken, type UseAccessTokenResult } from './useAccessToken.ts';

afterEach(() => {
  cleanup();
  focusManager.setFocused(undefined);
  onlineManager.setOnline(true);
});

const asks = (engine: ScriptedEngine) => engine.calls.filter(({ name }) => name === 'getToken').length;

function renderToken(engine: ScriptedEngine, client?: QueryClient, around?: (children: ReactNode) => ReactNode) {
  const seen: UseAccessTokenResult[] = [];
  const Reader = () => {
    seen.push(useAccessToken());
    return null;
  };
  const ui = (shown: ScriptedEngine) => {
    const tree = (
      <NexconnProvider engine={shown} queryClient={client}>
        <Reader />
      </NexconnProvider>
    );
    return around ? around(tree) : tree;
  };
  const { rerender, unmount } = render(ui(engine));
  return { seen, last: () => seen.at(-1)!, unmount, show: (shown: ScriptedEngine) => rerender(ui(shown)) };
}

const connected = { status: S.Connected, userId: 'ada', tokenExpiresAtMs: 1_000 } as const;

describe('useAccessToken', () => {
  it('tells when the token was obtained and ends, and never the token', async () => {
    const client = new QueryClient();
    const engine = createScriptedEngine({ initial: connected, token: 'secret-token' });
    const { last } = renderToken(engine, client);
    await waitFor(() => expect(last().data?.expiresAtMs).toBe(1_000));
    expect(last().data?.obtainedAtMs).toBeGreaterThan(0);
    const kept = client.getQueryCache().getAll();
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept.map(({ queryKey, state }) => [queryKey, state]))).not.toContain('secret-token');
    await expect(last().getToken()).resolves.toBe('secret-token');
  });

  it.each([S.Unconnected, S.SignOut, S.TokenIncorrect, S.Suspend, S.KickedOfflineByOtherClient])(
    'makes nobody be asked for a token in %i',
    async (status) => {
      const engine = createScriptedEngine({ initial: { status } });
      const { last } = renderToken(engine);
      await act(async () => {});
      expect(last().fetchStatus).toBe('idle');
      expect(asks(engine)).toBe(0);
    },
  );

  it('follows a renewal without losing what it showed', async () => {
    const engine = createScriptedEngine({ initial: connected });
    const { last, seen } = renderToken(engine);
    await waitFor(() => expect(last().data).toBeDefined());
    const from = seen.length;
    await act(async () => engine.setState({ tokenExpiresAtMs: 2_000 }));
    await waitFor(() => expect(last().data?.expiresAtMs).toBe(2_000));
    expect(seen.slice(from).every(({ data }) => data !== undefined)).toBe(true);
  });

  it('asks the engine once for any number of readers, whenever they come', async () => {
    const engine = createScriptedEngine({ initial: connected });
    const Reader = () => (useAccessToken().isSuccess ? 'known ' : 'unknown ');
    const ui = (readers: number) => (
      <NexconnProvider engine={engine}>
        {Array.from({ length: readers }, (_, place) => (
          <Reader key={place} />
        ))}
      </NexconnProvider>
    );
    const { container, rerender } = render(ui(2));
    await waitFor(() => expect(container.textContent).toBe('known known '));
    rerender(ui(3));
    expect(container.textContent).toBe('known known known ');
    await act(async () => {});
    expect(asks(engine)).toBe(1);
  });

  it('leaves it to the engine whether there is a network', async () => {
    onlineManager.setOnline(false);
    const { last } = renderToken(createScriptedEngine({ initial: connected }));
    await waitFor(() => expect(last().isSuccess).toBe(true));
  });

  it('shows a failure once, asks no second time for it, and recovers with the engine', async () => {
    const engine = createScriptedEngine({ initial: { status: S.Connecting } });
    const { getToken } = engine;
    let failed = 0;
    engine.getToken = () => {
      failed++;
      return Promise.reject(new NCError(33091));
    };
    const client = new QueryClient();
    const { last } = renderToken(engine, undefined, (children) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ));
    await waitFor(() => expect(last().error?.code).toBe(33091));
    await act(async () => focusManager.setFocused(true));
    expect(failed).toBe(1);
    engine.getToken = getToken;
    await act(async () => engine.setState({ status: S.Suspend }));
    await act(async () => engine.setState({ status: S.Connected }));
    await waitFor(() => expect(last().isSuccess).toBe(true));
  });

  it('keeps what it knows through an outage, and forgets it with the sign-out', async () => {
    const engine = createScriptedEngine({ initial: { ...connected, tokenExpiresAtMs: null } });
    const { last } = renderToken(engine);
    await waitFor(() => expect(last().isSuccess).toBe(true));
    await act(async () => engine.setState({ status: S.Suspend }));
    expect(last().isSuccess).toBe(true);
    await act(() => engine.disconnect());
    expect(last().data).toBeUndefined();
  });

  it('shows nothing of one engine under the next, and leaves nothing of it in the cache', async () => {
    const client = new QueryClient();
    const one = createScriptedEngine({ initial: connected });
    const two = createScriptedEngine({ initial: { ...connected, userId: 'bob' } });
    let answer = (_token: string) => {};
    two.getToken = () => new Promise((resolve) => (answer = resolve));
    const { last, seen, show, unmount } = renderToken(one, client);
    await waitFor(() => expect(last().isSuccess).toBe(true));
    const from = seen.length;
    show(two);
    expect(seen.slice(from).map(({ data }) => data)).toEqual(seen.slice(from).map(() => undefined));
    await waitFor(() => expect(client.getQueryCache().getAll()).toHaveLength(1));
    await act(async () => answer('token-of-bob'));
    unmount();
    await waitFor(() => expect(client.getQueryCache().getAll()).toHaveLength(0));
  });

  it('lives in the client of the prop, else the surrounding one, else its own', async () => {
    const given = new QueryClient();
    const surrounding = new QueryClient();
    const around = (children: ReactNode) => <QueryClientProvider client={surrounding}>{children}</QueryClientProvider>;
    const engine = createScriptedEngine({ initial: connected });
    const count = (client: QueryClient) => client.getQueryCache().getAll().length;

    const withBoth = renderToken(engine, given, around);
    expect([count(given), count(surrounding)]).toEqual([1, 0]);
    withBoth.unmount();
    renderToken(engine, undefined, around);
    expect(count(surrounding)).toBe(1);
    const alone = renderToken(engine);
    await waitFor(() => expect(alone.last().isSuccess).toBe(true));
    expect(count(surrounding)).toBe(1);
  });
});
