import { NCConnectionStatus as S, NCError, NCErrorCode } from '@nexconn-kit/core';
import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { describeConformance } from '../test/describeConformance.tsx';
import { renderWithEngine } from '../test/renderWithEngine.tsx';
import { TokenRefreshBoundary } from './TokenRefreshBoundary.tsx';

const REJECTED = { status: S.TokenIncorrect, userId: 'ada', error: new NCError(NCErrorCode.TokenExpired) } as const;

function Draft() {
  const [text, setText] = useState('');
  return <textarea aria-label="Draft" value={text} onChange={(event) => setText(event.target.value)} />;
}

const panel = () => screen.queryByRole('group', { name: 'Your session has expired' });
const content = (container: HTMLElement) => container.querySelector('[data-part="content"]')!;

describe('TokenRefreshBoundary', () => {
  describeConformance({
    ui: (props) => (
      <TokenRefreshBoundary {...props}>
        <p>Inside</p>
      </TokenRefreshBoundary>
    ),
    element: HTMLDivElement,
    states: [{ status: S.Connected }, REJECTED],
  });

  it.each(Object.values(S).filter((status) => status !== S.TokenIncorrect))('covers nothing at %i', (status) => {
    const { container } = renderWithEngine(<TokenRefreshBoundary>Inside</TokenRefreshBoundary>, { status });
    expect(panel()).toBeNull();
    expect(content(container).hasAttribute('inert')).toBe(false);
  });

  it('keeps its children mounted, with draft, focus and caret', async () => {
    const { become, container } = renderWithEngine(
      <TokenRefreshBoundary>
        <Draft />
      </TokenRefreshBoundary>,
      { status: S.Connected },
    );
    const draft = screen.getByRole<HTMLTextAreaElement>('textbox');
    fireEvent.change(draft, { target: { value: 'Dear Ada' } });
    draft.focus();
    draft.setSelectionRange(2, 4);

    await become(REJECTED);
    expect(content(container).hasAttribute('inert')).toBe(true);
    expect(document.activeElement).toBe(panel());

    await become({ status: S.Connected, error: null });
    expect(screen.getByRole('textbox')).toBe(draft);
    expect(draft.value).toBe('Dear Ada');
    expect(document.activeElement).toBe(draft);
    expect([draft.selectionStart, draft.selectionEnd]).toEqual([2, 4]);
    expect(content(container).hasAttribute('inert')).toBe(false);
  });

  it('leaves focus alone that is elsewhere', async () => {
    const { become } = renderWithEngine(
      <>
        <button type="button">Menu</button>
        <TokenRefreshBoundary>Inside</TokenRefreshBoundary>
      </>,
    );
    const menu = screen.getByRole('button', { name: 'Menu' });
    menu.focus();
    await become(REJECTED);
    expect(document.activeElement).toBe(menu);
  });

  it('shows its status and tone to stylesheets', async () => {
    const { become, container } = renderWithEngine(<TokenRefreshBoundary>Inside</TokenRefreshBoundary>, REJECTED);
    const boundary = container.querySelector<HTMLElement>('.nc-token-boundary')!;
    const cover = () => boundary.querySelector<HTMLElement>('[data-part="cover"]');
    expect([boundary.dataset.status, cover()?.dataset.tone]).toEqual(['15', 'danger']);
    await become({ status: S.Connected });
    expect([boundary.dataset.status, cover()]).toEqual(['0', null]);
  });

  it('asks nobody by itself', async () => {
    const { become, asked } = renderWithEngine(<TokenRefreshBoundary>Inside</TokenRefreshBoundary>);
    await become(REJECTED);
    expect(asked()).toEqual([]);
  });

  it('resumes when asked to try again, and says so when it led back', async () => {
    const { asked } = renderWithEngine(<TokenRefreshBoundary>Inside</TokenRefreshBoundary>, REJECTED);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Try again' })));
    expect(asked()).toEqual(['resume']);
    expect(screen.getByRole('status').textContent).toBe('That did not work.');
  });

  it('stays while the retry is on its way, and goes when it worked', async () => {
    const { become } = renderWithEngine(
      <TokenRefreshBoundary fallback={({ retry, isBusy }) => <Retry retry={retry} isBusy={isBusy} />}>
        Inside
      </TokenRefreshBoundary>,
      REJECTED,
      {
        onCall: (call, engine) => {
          if (call.name === 'resume') queueMicrotask(() => engine.setState({ status: S.Connected, error: null }));
        },
      },
    );
    expect(screen.getByText('ready')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'ready' }));
    await become({});
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('signs the engine out before it tells the application', async () => {
    const onSignOut = vi.fn();
    const { engine } = renderWithEngine(
      <TokenRefreshBoundary onSignOut={() => onSignOut(engine.getConnectionStatus())}>Inside</TokenRefreshBoundary>,
      REJECTED,
    );
    await act(async () => screen.getByRole('button', { name: 'Sign out' }).click());
    expect(onSignOut).toHaveBeenCalledExactlyOnceWith(S.SignOut);
    expect(panel()).toBeNull();
  });

  it('shows a fallback of the application’s own', () => {
    renderWithEngine(<TokenRefreshBoundary fallback={<p>Bitte warten</p>}>Inside</TokenRefreshBoundary>, REJECTED);
    expect(screen.getByText('Bitte warten')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('asks once where boundaries are nested: the outermost does', () => {
    renderWithEngine(
      <TokenRefreshBoundary>
        <TokenRefreshBoundary>Inside</TokenRefreshBoundary>
      </TokenRefreshBoundary>,
      REJECTED,
    );
    expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(1);
  });

  it('takes texts one by one', () => {
    renderWithEngine(<TokenRefreshBoundary messages={{ retry: 'Nochmal' }}>Inside</TokenRefreshBoundary>, REJECTED);
    expect(screen.getByRole('button', { name: 'Nochmal' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Sign out' })).toBeTruthy();
  });
});

function Retry({ retry, isBusy }: { readonly retry: () => void; readonly isBusy: boolean }) {
  return (
    <button type="button" onClick={retry}>
      {isBusy ? 'busy' : 'ready'}
    </button>
  );
}
