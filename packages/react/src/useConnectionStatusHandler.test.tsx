import { NCConnectionStatus as S, type ConnectionStatusChangedEvent } from '@nexconn-kit/core';
import { createScriptedEngine } from '@nexconn-kit/core/testing';
import { act, cleanup, render } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { NexconnProvider } from './NexconnProvider.tsx';
import { useConnectionStatusHandler } from './useConnectionStatusHandler.ts';

afterEach(cleanup);

const Listener = ({ handler }: { readonly handler: (event: ConnectionStatusChangedEvent) => void }) => {
  useConnectionStatusHandler(handler);
  return null;
};

describe('useConnectionStatusHandler', () => {
  it('tells each change once, in order, under StrictMode too', async () => {
    const engine = createScriptedEngine();
    const events: string[] = [];
    render(
      <StrictMode>
        <NexconnProvider engine={engine}>
          <Listener handler={({ previousStatus, status }) => events.push(`${previousStatus}-${status}`)} />
        </NexconnProvider>
      </StrictMode>,
    );
    await act(async () => {
      engine.setState({ status: S.Connecting });
      engine.setState({ status: S.Connected });
      engine.setState({ attempt: 1 });
    });
    expect(events).toEqual(['11-10', '10-0']);
  });

  it('R11: calls the newest handler, each component its own, and nobody after the unmount', async () => {
    const engine = createScriptedEngine();
    const heard: string[] = [];
    const ui = (name: string) => (
      <NexconnProvider engine={engine}>
        <Listener handler={() => heard.push(name)} />
        <Listener handler={() => heard.push('other')} />
      </NexconnProvider>
    );
    const { rerender, unmount } = render(ui('old'));
    rerender(ui('new'));
    await act(async () => engine.setState({ status: S.Connecting }));
    unmount();
    await act(async () => engine.setState({ status: S.Connected }));
    expect(heard.toSorted()).toEqual(['new', 'other']);
  });

  it('moves to the next engine with its provider', async () => {
    const one = createScriptedEngine();
    const two = createScriptedEngine();
    const heard: number[] = [];
    const ui = (engine: typeof one) => (
      <NexconnProvider engine={engine}>
        <Listener handler={({ status }) => heard.push(status)} />
      </NexconnProvider>
    );
    const { rerender } = render(ui(one));
    rerender(ui(two));
    await act(async () => {
      one.setState({ status: S.Suspend });
      two.setState({ status: S.Connected });
    });
    expect(heard).toEqual([S.Connected]);
  });
});
