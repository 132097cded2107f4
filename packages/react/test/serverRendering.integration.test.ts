import { createScriptedEngine } from '@nexconn-kit/core/testing';
import { createElement } from 'react';
import { renderToPipeableStream, renderToString } from 'react-dom/server';
import { Writable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import {
  NexconnProvider,
  useAccessToken,
  useConnectionState,
  useConnectionStatus,
  useConnectionStatusHandler,
  useConnectionStore,
  useDatabaseRecreated,
  useNexconnEngine,
  useReconnect,
  useResume,
  useSignOut,
} from '../src/index.ts';

const tokenProvider = vi.fn(() => Promise.resolve('token-of-ada'));
const dropIn = { appKey: 'app', gatewayUrl: 'http://127.0.0.1:1', userId: 'ada', tokenProvider } as const;

/** Calls every hook, as a page does that knows nothing of servers. */
function Screen() {
  useConnectionStatusHandler(() => {});
  useDatabaseRecreated(() => {});
  const actions = [useReconnect(), useResume(), useSignOut(), useAccessToken().getToken];
  const { subscribe } = useConnectionStore();
  const { destroy } = useNexconnEngine();
  const isWhole = [...actions, subscribe, destroy].every((part) => typeof part === 'function');
  const { userId, attempt } = useConnectionState();
  return createElement('p', null, `${useConnectionStatus()} ${userId} ${attempt} ${isWhole}`);
}
const page = createElement(NexconnProvider, dropIn, createElement(Screen));

describe('R18: NexconnProvider, on a server', () => {
  it('renders status 11 every time, asks for no token and leaves no engine waiting to be released', () => {
    vi.useFakeTimers();
    try {
      expect([1, 2, 3].map(() => renderToString(page))).toEqual(Array(3).fill('<p>11 null 0 true</p>'));
      // TanStack Query drops an unread query by a timer of 0 ms.
      vi.advanceTimersByTime(0);
      expect(vi.getTimerCount()).toBe(0);
      expect(tokenProvider).not.toHaveBeenCalled();
    } finally {
      vi.useRealTimers();
    }
  });

  it('renders 11 of an engine that is connected there', () => {
    const engine = createScriptedEngine({ initial: { status: 0, userId: 'ada', attempt: 2 } });
    const html = renderToString(createElement(NexconnProvider, { engine }, createElement(Screen)));
    expect(html).toBe('<p>11 null 0 true</p>');
    expect(engine.calls).toEqual([]);
  });

  it('streams the same', async () => {
    const html = await new Promise<string>((resolve, reject) => {
      let text = '';
      const out = new Writable({
        write(chunk, _encoding, done) {
          text += String(chunk);
          done();
        },
        final: () => resolve(text),
      });
      const { pipe } = renderToPipeableStream(page, { onAllReady: () => pipe(out), onError: reject });
    });
    expect(html).toBe('<p>11 null 0 true</p>');
  });
});
