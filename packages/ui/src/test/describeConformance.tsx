import { NCConnectionStatus, type ConnectionState } from '@nexconn-kit/core';
import { createScriptedEngine } from '@nexconn-kit/core/testing';
import { NexconnProvider } from '@nexconn-kit/react';
import { act } from '@testing-library/react';
import axe from 'axe-core';
import { createRef, StrictMode, type CSSProperties, type ReactElement, type Ref } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderWithEngine } from './renderWithEngine.tsx';

interface ConformanceProps {
  readonly ref?: Ref<never>;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly id?: string;
  readonly 'data-owner'?: string;
}

export interface ConformanceOptions {
  readonly ui: (props: ConformanceProps) => ReactElement;
  /** What `ref` gives. */
  readonly element: new () => HTMLElement;
  /** Every look it can have; each must pass axe. */
  readonly states: readonly Partial<ConnectionState>[];
}

const over = (ui: ReactElement, initial: Partial<ConnectionState>): ReactElement => (
  <StrictMode>
    <NexconnProvider engine={createScriptedEngine({ initial })}>{ui}</NexconnProvider>
  </StrictMode>
);

/** React 18 on a server; only here is there a `document` as well, by which a component tells that it is on none. */
const isOfSimulatedServer = (text: string): boolean => text.includes('useLayoutEffect does nothing on the server');

const nameOf = ({ status, error }: Partial<ConnectionState>): string =>
  [status, error?.code].filter((part) => part !== undefined).join(' with ');

/** What every component of this package owes to whoever uses it. */
export function describeConformance({ ui, element, states }: ConformanceOptions): void {
  describe('as any component here', () => {
    beforeEach(() => {
      vi.spyOn(console, 'error').mockImplementation(() => undefined);
    });
    afterEach(() => {
      const complaints = vi.mocked(console.error).mock.calls.filter(([text]) => !isOfSimulatedServer(String(text)));
      vi.restoreAllMocks();
      expect(complaints).toEqual([]);
    });

    it('hands its element to a ref, and takes it back', () => {
      const ref = createRef<HTMLElement>();
      const { unmount } = renderWithEngine(ui({ ref: ref as Ref<never> }));
      expect(ref.current).toBeInstanceOf(element);
      unmount();
      expect(ref.current).toBeNull();
    });

    it('passes className, style and the rest on to its element', () => {
      const props = { className: 'mine', style: { marginTop: '3px' }, id: 'here', 'data-owner': 'me' };
      const { container } = renderWithEngine(ui(props));
      const root = container.querySelector<HTMLElement>('#here')!;
      expect(root.className).toMatch(/^nc-\S+ mine$/);
      expect(root.style.marginTop).toBe('3px');
      expect(root.dataset.owner).toBe('me');
    });

    it.each(states)('renders the same on every server and hydrates into $status', async (state) => {
      const html = renderToString(over(ui({}), state));
      expect(html).toBe(renderToString(over(ui({}), { status: NCConnectionStatus.Unconnected })));
      const container = document.body.appendChild(document.createElement('div'));
      container.innerHTML = html;
      const onRecoverableError = vi.fn();
      const root = await act(async () => hydrateRoot(container, over(ui({}), state), { onRecoverableError }));
      expect(onRecoverableError).not.toHaveBeenCalled();
      await act(async () => root.unmount());
      container.remove();
    });

    it.each(states.map((state) => [nameOf(state), state] as const))('passes axe at %s', async (_, state) => {
      const { baseElement } = renderWithEngine(ui({}), state);
      // A simulated DOM has no layout to judge contrast by, and a component is no page with landmarks.
      const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
      const { violations } = await axe.run(baseElement, { rules });
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    });
  });
}
