import { createScriptedEngine } from '@nexconn-kit/core/testing';
import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { messageOf, withBob, withCarol } from './test/messageOf.ts';
import { renderProbe } from './test/renderProbe.tsx';
import { useChannels } from './useChannels.ts';
import { useUnreadCount } from './useUnreadCount.ts';

afterEach(cleanup);

const scripted = () =>
  createScriptedEngine({ initial: { status: 0, userId: 'ada' }, messages: [messageOf(1), messageOf(2, withCarol)] });

describe('useChannels', () => {
  it('has the channel with the newest message first, and follows what comes', async () => {
    const engine = scripted();
    const { seen } = renderProbe(engine, useChannels);
    expect(seen[0]).toEqual({ channels: [], isLoading: true, error: null });
    await act(async () => {});
    expect(seen.at(-1)!.channels.map(({ channel }) => channel.id)).toEqual(['carol', 'bob']);
    const [carol] = seen.at(-1)!.channels;
    await act(async () => engine.receiveMessage(messageOf(3)));
    const { channels } = seen.at(-1)!;
    expect(channels).toMatchObject([{ channel: withBob, unreadCount: 1, lastMessage: { sentAtMs: 3 } }, {}]);
    expect(channels[1], 'a channel that did not change stays the same object').toBe(carol);
  });

  it('forgets them with their user', async () => {
    const engine = scripted();
    const { seen } = renderProbe(engine, useChannels);
    await act(async () => {});
    engine.getChannels = async () => ({ isOk: true, code: 0, data: [] });
    const renders = seen.length;
    await act(async () => engine.setState({ userId: 'eve' }));
    expect(seen.slice(renders).flatMap(({ channels }) => channels)).toEqual([]);
    expect(seen.at(-1)!.isLoading).toBe(false);
  });
});

describe('useUnreadCount', () => {
  it('counts one channel or all, and renders when its own number changes only', async () => {
    const engine = scripted();
    const all = renderProbe(engine, () => useUnreadCount());
    const bob = renderProbe(engine, () => useUnreadCount({ ...withBob }));
    await act(async () =>
      [messageOf(3), messageOf(4, withCarol), messageOf(5, withCarol)].forEach(engine.receiveMessage),
    );
    expect([all.seen, bob.seen]).toEqual([
      [0, 3],
      [0, 1],
    ]);
    await act(async () => void (await engine.markAsRead(withCarol)));
    expect([all.seen, bob.seen]).toEqual([
      [0, 3, 1],
      [0, 1],
    ]);
  });
});
