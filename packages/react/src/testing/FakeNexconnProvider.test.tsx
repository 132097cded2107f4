import { NCConnectionStatus as S, NCError } from '@nexconn-kit/core';
import { act, cleanup, render } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useConnectionState } from '../useConnectionState.ts';
import { useConnectionStatusHandler } from '../useConnectionStatusHandler.ts';
import { useResume } from '../useResume.ts';
import { FakeNexconnProvider, type FakeTimelineStep } from './FakeNexconnProvider.tsx';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (ms: number) => act(async () => void vi.advanceTimersByTime(ms));
const Screen = () => {
  const { status, attempt, error } = useConnectionState();
  return `${status} ${attempt} ${error?.code ?? 'fine'}`;
};

describe('FakeNexconnProvider', () => {
  it('shows the state its props say at the first render, and an engine never connected for the rest', () => {
    const { container } = render(
      <FakeNexconnProvider status={S.TokenIncorrect} error={new NCError(31020)}>
        <Screen />
      </FakeNexconnProvider>,
    );
    expect(container.textContent).toBe('15 0 31020');
  });

  it('goes along with its props, and tells handlers, like an engine', async () => {
    const heard: number[] = [];
    const Listener = () => {
      useConnectionStatusHandler(({ status }) => heard.push(status));
      return null;
    };
    const ui = (props: { readonly status: S; readonly attempt?: number }) => (
      <FakeNexconnProvider {...props}>
        <Screen />
        <Listener />
      </FakeNexconnProvider>
    );
    const { container, rerender } = render(ui({ status: S.Suspend, attempt: 3 }));
    await act(async () => {});
    heard.length = 0;
    rerender(ui({ status: S.Connected }));
    await act(async () => {});
    expect(container.textContent).toBe('0 0 fine');
    expect(heard).toEqual([S.Connected]);
  });

  it('leaves what its timeline did alone until a prop changes', async () => {
    const timeline = [{ afterMs: 100, state: { status: S.TokenIncorrect } }];
    const ui = (status: S) => (
      <FakeNexconnProvider status={status} timeline={timeline}>
        <Screen />
      </FakeNexconnProvider>
    );
    const { container, rerender } = render(ui(S.Suspend));
    rerender(ui(S.Connected));
    await pass(100);
    rerender(ui(S.Connected));
    await pass(0);
    expect(container.textContent).toBe('15 0 fine');
    rerender(ui(S.Suspend));
    await pass(0);
    expect(container.textContent).toBe('13 0 fine');
  });

  it('plays its timeline from the mount, once, whatever renders meanwhile', async () => {
    const ui = (timeline: readonly FakeTimelineStep[]) => (
      <StrictMode>
        <FakeNexconnProvider status={S.Connected} timeline={timeline}>
          <Screen />
        </FakeNexconnProvider>
      </StrictMode>
    );
    const steps = () => [
      { afterMs: 100, state: { status: S.Suspend, attempt: 1 } },
      { afterMs: 300, state: { status: S.Connected, attempt: 0 } },
    ];
    const { container, rerender } = render(ui(steps()));
    await pass(99);
    expect(container.textContent).toBe('0 0 fine');
    await pass(1);
    expect(container.textContent).toBe('13 1 fine');
    rerender(ui(steps()));
    await pass(199);
    expect(container.textContent).toBe('13 1 fine');
    await pass(1);
    expect(container.textContent).toBe('0 0 fine');
    await pass(10_000);
    expect(container.textContent).toBe('0 0 fine');
  });

  it('stops its timeline with the unmount', async () => {
    const { unmount } = render(<FakeNexconnProvider timeline={[{ afterMs: 100, state: { status: S.Connected } }]} />);
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets a test see what the screen asks, and answer', async () => {
    const Resume = () => {
      const resume = useResume();
      const [user, setUser] = useState('nobody');
      const onClick = async () => {
        const result = await resume();
        if (result.isOk) setUser(result.data.userId);
      };
      return (
        <button type="button" onClick={() => void onClick()}>
          {user}
        </button>
      );
    };
    const { getByRole, getByTestId } = render(
      <FakeNexconnProvider
        status={S.KickedOfflineByOtherClient}
        onCall={({ name }, engine) => {
          if (name === 'resume') engine.setState({ status: S.Connected, userId: 'ada' });
        }}
      >
        <p data-testid="screen">
          <Screen />
        </p>
        <Resume />
      </FakeNexconnProvider>,
    );
    await act(async () => getByRole('button').click());
    expect(getByTestId('screen').textContent).toBe('0 0 fine');
    expect(getByRole('button').textContent).toBe('ada');
  });
});
