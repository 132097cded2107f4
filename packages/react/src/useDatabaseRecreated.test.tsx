import { act, cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NexconnProvider } from './NexconnProvider.tsx';
import { createTestRegistry } from './test/createTestRegistry.tsx';
import { dropIn } from './test/dropIn.ts';
import { useDatabaseRecreated } from './useDatabaseRecreated.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const Listener = ({ handler }: { readonly handler: () => void }) => {
  useDatabaseRecreated(handler);
  return null;
};

describe('useDatabaseRecreated', () => {
  it('calls the newest handler when the database was made anew, and not for one that merely opened', async () => {
    const page = createTestRegistry();
    const heard: string[] = [];
    const ui = (name: string) => (
      <NexconnProvider {...dropIn}>
        <Listener handler={() => heard.push(name)} />
      </NexconnProvider>
    );
    const { rerender } = render(ui('old'), { wrapper: page.Page });
    rerender(ui('new'));
    await act(async () => page.engines[0]!.openDatabase(false));
    expect(heard).toEqual([]);
    await act(async () => page.engines[0]!.openDatabase(true));
    expect(heard).toEqual(['new']);
  });

  it('tells every mounted component, though one of them throws, and none that came later', async () => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => {});
    const page = createTestRegistry();
    const heard: string[] = [];
    const fail = () => {
      throw new Error('mine');
    };
    const ui = (late: boolean) => (
      <NexconnProvider {...dropIn}>
        <Listener handler={fail} />
        <Listener handler={() => heard.push('mounted')} />
        {late && <Listener handler={() => heard.push('late')} />}
      </NexconnProvider>
    );
    const { rerender } = render(ui(false), { wrapper: page.Page });
    await act(async () => page.engines[0]!.openDatabase(true));
    rerender(ui(true));
    await act(async () => {});
    expect(heard).toEqual(['mounted']);
    expect(report).toHaveBeenCalledTimes(1);
  });

  it('says nothing after the unmount', async () => {
    const page = createTestRegistry();
    const handler = vi.fn();
    const { rerender } = render(
      <NexconnProvider {...dropIn}>
        <Listener handler={handler} />
      </NexconnProvider>,
      { wrapper: page.Page },
    );
    rerender(<NexconnProvider {...dropIn} />);
    await act(async () => page.engines[0]!.openDatabase(true));
    expect(handler).not.toHaveBeenCalled();
  });
});
