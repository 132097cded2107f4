import { sockets } from './watchSockets.ts';
import { TEST_APP_KEY } from '@nexconn-kit/config/browser';
import type { NCConnectionStatus } from '@nexconn-kit/core';
import { cleanup, configure, render, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { NexconnProvider, useAccessToken, useConnectionState } from '../src/index.ts';

// The page loads the engine's parts when they are first needed, from a machine that may be busy.
configure({ asyncUtilTimeout: 10_000 });

let gatewayUrl: string;
const seen: { readonly prop: string | null; readonly userId: string | null; readonly status: NCConnectionStatus }[] =
  [];

beforeEach(async () => {
  sockets.length = seen.length = 0;
  gatewayUrl = (await commands.startGateway()).url;
});
afterEach(async () => {
  cleanup();
  await vi.waitUntil(() => openSockets() === 0, { timeout: 5_000 });
  await commands.closeGateway(gatewayUrl);
});

const openSockets = () => sockets.filter(({ readyState }) => readyState < WebSocket.CLOSING).length;
const isOnline = async (userId: string) =>
  (await commands.callServerApi(gatewayUrl, '/v4/user/connection-status/get', { userId })).status === '1';
const issueToken = async (userId: string) =>
  (await commands.callServerApi(gatewayUrl, '/v4/auth/access-token/issue', { userId, name: userId })).accessToken;

function Reader({ prop }: { readonly prop: string | null }) {
  const { userId, status } = useConnectionState();
  const { isSuccess } = useAccessToken();
  seen.push({ prop, userId, status });
  return <output>{`${status} ${userId} ${isSuccess}`}</output>;
}

const page = (userId: string | null) => (
  <StrictMode>
    <NexconnProvider
      appKey={TEST_APP_KEY}
      gatewayUrl={gatewayUrl}
      userId={userId}
      tokenProvider={() => issueToken(userId ?? 'nobody')}
    >
      <Reader prop={userId} />
    </NexconnProvider>
  </StrictMode>
);

describe('NexconnProvider over the real engine and gateway', () => {
  it('R10: signs in with one WebSocket under StrictMode, and keeps it over quick remounts', async () => {
    const first = render(page('ada'));
    await first.findByText('0 ada true');
    first.unmount();
    for (let n = 0; n < 10; n++) render(page('ada')).unmount();
    await render(page('ada')).findByText('0 ada true');
    expect(sockets).toHaveLength(1);
  });

  it('R10: moves from one user to the next with never two connections, and nothing of the first under the second', async () => {
    const { rerender, findByText } = render(page('ada'));
    await findByText('0 ada true');
    rerender(page('bob'));
    expect(openSockets()).toBeLessThanOrEqual(1);
    await findByText('0 bob true');
    expect(openSockets()).toBe(1);
    expect(sockets).toHaveLength(2);
    expect(seen.filter(({ prop, userId }) => prop === 'bob' && userId === 'ada')).toEqual([]);
    await waitFor(async () => expect([await isOnline('ada'), await isOnline('bob')]).toEqual([false, true]));
  });

  it('signs out when the user becomes null, and stays in 11 until there is one again', async () => {
    const { rerender, findByText } = render(page('ada'));
    await findByText('0 ada true');
    rerender(page(null));
    await findByText('11 null false');
    await waitFor(async () => expect(await isOnline('ada')).toBe(false));
    rerender(page('ada'));
    await findByText('0 ada true');
    expect(sockets).toHaveLength(2);
  });
});
