import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { createScriptedEngine } from '@nexconn-kit/core/testing';
import { act, cleanup, render } from '@testing-library/react';
import { Profiler } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { NexconnProvider } from './NexconnProvider.tsx';
import { renderProbe } from './test/renderProbe.tsx';
import { useConnectionStatus } from './useConnectionStatus.ts';

afterEach(cleanup);

describe('useConnectionStatus', () => {
  it('renders on a change of status and on nothing else', async () => {
    const engine = createScriptedEngine();
    const { seen } = renderProbe(engine, useConnectionStatus);
    await act(async () => engine.setState({ status: S.Suspend, attempt: 1, retryAtMs: 5 }));
    await act(async () => engine.setState({ attempt: 2, retryAtMs: 9, isRefreshingToken: true }));
    await act(async () => engine.setState({ status: S.Connected, attempt: 0 }));
    expect(seen).toEqual([S.Unconnected, S.Suspend, S.Connected]);
  });

  it('R18: costs a component that does not read it nothing, and many readers one commit', async () => {
    const engine = createScriptedEngine();
    const Status = () => <output>{useConnectionStatus()}</output>;
    let commits = 0;
    let others = 0;
    const Other = () => {
      others++;
      return null;
    };
    const { getAllByText } = render(
      <Profiler id="tree" onRender={() => commits++}>
        <NexconnProvider engine={engine}>
          {Array.from({ length: 20 }, (_, place) => (
            <Status key={place} />
          ))}
          <Other />
        </NexconnProvider>
      </Profiler>,
    );
    commits = others = 0;
    await act(async () => engine.setState({ status: S.Connected }));
    expect(getAllByText('0')).toHaveLength(20);
    expect({ commits, others }).toEqual({ commits: 1, others: 0 });
  });
});
