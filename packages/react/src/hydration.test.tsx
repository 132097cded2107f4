import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { createScriptedEngine } from '@nexconn-kit/core/testing';
import { act } from '@testing-library/react';
import { lazy, Suspense, type ComponentType, type ReactElement } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NexconnProvider } from './NexconnProvider.tsx';
import { createTestRegistry } from './test/createTestRegistry.tsx';
import { dropIn } from './test/dropIn.ts';
import { useConnectionState } from './useConnectionState.ts';
import { useConnectionStatus } from './useConnectionStatus.ts';
import { useConnectionStore, type ConnectionStore } from './useConnectionStore.ts';

let root: Root | undefined;
const complaints: unknown[] = [];

beforeEach(() => {
  complaints.length = 0;
  vi.spyOn(console, 'error').mockImplementation((...args) => void complaints.push(args));
});
afterEach(async () => {
  await act(async () => root?.unmount());
  vi.restoreAllMocks();
});

const Status = () => {
  const attempt = useConnectionState((state) => state.attempt);
  return <output>{`${useConnectionStatus()}/${attempt}`}</output>;
};

function serve(ui: ReactElement): HTMLElement {
  const container = document.createElement('div');
  container.innerHTML = renderToString(ui);
  return container;
}
const hydrate = (container: HTMLElement, ui: ReactElement) =>
  act(async () => {
    root = hydrateRoot(container, ui, { onRecoverableError: (error) => void complaints.push(error) });
  });

describe('R18: NexconnProvider, hydrated', () => {
  it('starts from what the server rendered, 11, though the engine is connected already', async () => {
    const engine = createScriptedEngine({ initial: { status: S.Connected, attempt: 3 } });
    const ui = (
      <NexconnProvider engine={engine}>
        <Status />
      </NexconnProvider>
    );
    const container = serve(ui);
    expect(container.textContent).toBe('11/0');
    const [served] = container.children;
    await hydrate(container, ui);
    expect(container.textContent).toBe('0/3');
    expect(container.children[0]).toBe(served);
    expect(complaints).toEqual([]);
  });

  it('connects after hydrating, and follows the status', async () => {
    const page = createTestRegistry();
    const ui = (
      <page.Page>
        <NexconnProvider {...dropIn}>
          <Status />
        </NexconnProvider>
      </page.Page>
    );
    const container = serve(ui);
    await hydrate(container, ui);
    expect(container.textContent).toBe('10/0');
    await act(async () => page.engines.at(-1)?.setState({ status: S.Connected }));
    expect(container.textContent).toBe('0/0');
    expect(page.count('connect')).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('leaves a part that hydrates late as the server rendered it, whatever happened meanwhile', async () => {
    const engine = createScriptedEngine();
    let load = () => {};
    const code = new Promise<{ default: typeof Status }>((resolve) => {
      load = () => resolve({ default: Status });
    });
    const ui = (Late: ComponentType) => (
      <NexconnProvider engine={engine}>
        <Status />
        <Suspense fallback="loading">
          <Late />
        </Suspense>
      </NexconnProvider>
    );
    const container = serve(ui(Status));
    const [, served] = container.querySelectorAll('output');
    await hydrate(container, ui(lazy(() => code)));
    await act(async () => engine.setState({ status: S.Connected, attempt: 1 }));
    expect(container.textContent).toBe('0/111/0');
    await act(async () => load());
    expect(container.textContent).toBe('0/10/1');
    expect(container.querySelectorAll('output')[1]).toBe(served);
    expect(complaints).toEqual([]);
  });

  it('asks readers of the status only when the status changed', async () => {
    const engine = createScriptedEngine();
    let store: ConnectionStore | undefined;
    const Reader = () => {
      store = useConnectionStore();
      return <output>{useConnectionStatus()}</output>;
    };
    const ui = (
      <NexconnProvider engine={engine}>
        {Array.from({ length: 20 }, (_, place) => (
          <Reader key={place} />
        ))}
      </NexconnProvider>
    );
    await hydrate(serve(ui), ui);
    if (!store) throw new Error('No reader was rendered.');
    const looks = vi.spyOn(store, 'getState');
    await act(async () => engine.setState({ attempt: 4 }));
    expect(looks.mock.calls.length).toBeLessThan(20);
    await act(async () => engine.setState({ status: S.Suspend }));
    expect(looks.mock.calls.length).toBeGreaterThanOrEqual(20);
  });

  it('renders on a change of status only, as elsewhere', async () => {
    const engine = createScriptedEngine();
    const seen: number[] = [];
    const Reader = () => {
      seen.push(useConnectionStatus());
      return null;
    };
    const ui = (
      <NexconnProvider engine={engine}>
        <Reader />
      </NexconnProvider>
    );
    const container = serve(ui);
    await hydrate(container, ui);
    seen.length = 0;
    await act(async () => engine.setState({ attempt: 4 }));
    await act(async () => engine.setState({ status: S.Suspend }));
    expect(seen).toEqual([S.Suspend]);
  });
});
