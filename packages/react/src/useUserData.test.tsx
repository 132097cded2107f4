import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { createScriptedEngine } from '@nexconn-kit/core/testing';
import { QueryClient } from '@tanstack/react-query';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NexconnProvider } from './NexconnProvider.tsx';
import type { LoadUserData } from './queries/userDataQuery.ts';
import { createTestRegistry } from './test/createTestRegistry.tsx';
import { dropIn } from './test/dropIn.ts';
import { useUserData } from './useUserData.ts';

afterEach(cleanup);

const Profile = ({ load }: { readonly load: LoadUserData<string> }) => (
  <output>{useUserData(['profile'], load).data ?? 'nothing'}</output>
);
const texts = (): (string | null)[] => screen.getAllByRole('status').map(({ textContent }) => textContent);

describe('useUserData', () => {
  it('asks once for all who read it, as the connected user and with the token of the connection', async () => {
    const engine = createScriptedEngine({ initial: { status: S.Connected, userId: 'ada' }, token: 'secret-token' });
    const client = new QueryClient();
    const load = vi.fn<LoadUserData<string>>(async ({ userId, getToken }) => `${userId}/${(await getToken()).length}`);
    render(
      <NexconnProvider engine={engine} queryClient={client}>
        <Profile load={load} />
        <Profile load={load} />
      </NexconnProvider>,
    );
    await waitFor(() => expect(texts()).toEqual(['ada/12', 'ada/12']));
    expect(load).toHaveBeenCalledOnce();
    expect(load.mock.calls[0]?.[0].signal).toBeInstanceOf(AbortSignal);
    const kept = client.getQueryCache().getAll();
    expect(JSON.stringify(kept.map(({ queryKey, state }) => [queryKey, state]))).not.toContain('secret-token');
  });

  it('asks for nobody while nobody is signed in', async () => {
    const load = vi.fn<LoadUserData<string>>(() => Promise.resolve('something'));
    const engine = createScriptedEngine();
    render(
      <NexconnProvider engine={engine}>
        <Profile load={load} />
      </NexconnProvider>,
    );
    await act(async () => {});
    expect(load).not.toHaveBeenCalled();
    await act(async () => engine.setState({ userId: 'ada' }));
    await waitFor(() => expect(texts()).toEqual(['something']));
  });

  it('shows nothing of one user under the next', async () => {
    const engine = createScriptedEngine({ initial: { userId: 'ada' } });
    const answers: Record<string, (answer: string) => void> = {};
    const load: LoadUserData<string> = ({ userId }) => new Promise((resolve) => (answers[userId] = resolve));
    render(
      <NexconnProvider engine={engine}>
        <Profile load={load} />
      </NexconnProvider>,
    );
    await act(async () => answers['ada']?.('of ada'));
    await waitFor(() => expect(texts()).toEqual(['of ada']));
    await act(async () => engine.setState({ userId: 'bob' }));
    expect(texts()).toEqual(['nothing']);
    await act(async () => answers['bob']?.('of bob'));
    await waitFor(() => expect(texts()).toEqual(['of bob']));
  });

  it('asks again, once, when the local database was made anew, and not when it merely opened', async () => {
    const page = createTestRegistry();
    let version = 0;
    const load = vi.fn<LoadUserData<string>>(() => Promise.resolve(`version ${(version += 1)}`));
    render(
      <NexconnProvider {...dropIn}>
        <Profile load={load} />
        <Profile load={load} />
      </NexconnProvider>,
      { wrapper: page.Page },
    );
    const engine = page.engines[0]!;
    await act(async () => engine.setState({ userId: 'ada' }));
    await waitFor(() => expect(texts()).toEqual(['version 1', 'version 1']));
    await act(async () => engine.openDatabase(false));
    expect(load).toHaveBeenCalledOnce();
    await act(async () => engine.openDatabase(true));
    await waitFor(() => expect(texts()).toEqual(['version 2', 'version 2']));
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('does so for what no component shows at the time', async () => {
    const page = createTestRegistry();
    let version = 0;
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
    const load: LoadUserData<string> = () => Promise.resolve(`version ${(version += 1)}`);
    const ui = (isShown: boolean) => (
      <NexconnProvider {...dropIn} queryClient={client}>
        {isShown && <Profile load={load} />}
      </NexconnProvider>
    );
    const { rerender } = render(ui(true), { wrapper: page.Page });
    await act(async () => page.engines[0]!.setState({ userId: 'ada' }));
    await waitFor(() => expect(texts()).toEqual(['version 1']));
    rerender(ui(false));
    await act(async () => page.engines[0]!.openDatabase(true));
    rerender(ui(true));
    await waitFor(() => expect(texts()).toEqual(['version 2']));
  });
});
