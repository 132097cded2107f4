import { NCConnectionStatus as S, NCError, NCErrorCode } from '@nexconn-kit/core';
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { describeConformance } from '../test/describeConformance.tsx';
import { renderWithEngine } from '../test/renderWithEngine.tsx';
import { KickedOfflineModal } from './KickedOfflineModal.tsx';

const kickedBy = (sameBrowser: boolean) => ({
  status: S.KickedOfflineByOtherClient,
  error: new NCError(NCErrorCode.KickedByOtherClient, { details: { sameBrowser, atMs: 0 } }),
});
const dialog = () => screen.queryByRole('alertdialog');

describe('KickedOfflineModal', () => {
  describeConformance({
    ui: (props) => <KickedOfflineModal {...props} />,
    element: HTMLDialogElement,
    states: [{ status: S.Connected }, kickedBy(true), kickedBy(false)],
  });

  it.each(Object.values(S).filter((status) => status !== S.KickedOfflineByOtherClient))('is closed at %i', (status) => {
    renderWithEngine(<KickedOfflineModal />, { status });
    expect(dialog()).toBeNull();
  });

  it('says whether it was another tab of this browser or another device', async () => {
    const { become } = renderWithEngine(<KickedOfflineModal />, kickedBy(true));
    expect(screen.getByRole('alertdialog', { name: 'You are active in another tab of this browser' })).toBeTruthy();
    await become(kickedBy(false));
    expect(screen.getByRole('alertdialog', { name: 'You are active on another device' })).toBeTruthy();
  });

  it('resumes on "use here", once, and closes when the seat is taken back', async () => {
    const { become, asked } = renderWithEngine(<KickedOfflineModal />, kickedBy(false), {
      onCall: (call, engine) => {
        if (call.name === 'resume') engine.setState({ status: S.Connecting, error: null });
      },
    });
    const useHere = screen.getByRole('button', { name: 'Use here' });
    fireEvent.click(useHere);
    fireEvent.click(useHere);
    expect(asked()).toEqual(['resume']);
    await become({ status: S.Connected });
    expect(dialog()).toBeNull();
  });

  it('stays as it is while "use here" is on its way, and says so when it led back', async () => {
    let answer = (_: { isOk: boolean }): void => undefined;
    const onResume = () => new Promise<{ isOk: boolean }>((resolve) => (answer = resolve));
    const { become } = renderWithEngine(<KickedOfflineModal onResume={onResume} />, kickedBy(false));
    fireEvent.click(screen.getByRole('button', { name: 'Use here' }));
    await become({ status: S.Connecting, error: null });
    expect(screen.getByRole('alertdialog', { name: 'You are active on another device' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Use here' }).getAttribute('aria-disabled')).toBe('true');
    await become(kickedBy(false));
    await act(async () => answer({ isOk: false }));
    expect(screen.getByRole('status').textContent).toBe('That did not work.');
    expect(screen.getByRole('button', { name: 'Use here' }).getAttribute('aria-disabled')).toBe('false');
  });

  it('makes way for the banner when the seat cannot be reached', async () => {
    const { become } = renderWithEngine(
      <KickedOfflineModal onResume={() => new Promise(() => undefined)} />,
      kickedBy(false),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Use here' }));
    await become({ status: S.Connecting, error: null });
    await become({ status: S.Suspend });
    expect(dialog()).toBeNull();
    await become({ status: S.Connecting });
    expect(dialog()).toBeNull();
  });

  it('lets the application resume in its own way', () => {
    const onResume = vi.fn();
    const { asked } = renderWithEngine(<KickedOfflineModal onResume={onResume} />, kickedBy(false));
    fireEvent.click(screen.getByRole('button', { name: 'Use here' }));
    expect(onResume).toHaveBeenCalledOnce();
    expect(asked()).toEqual([]);
  });

  it('says so when the application’s own way failed, and can be asked again', async () => {
    const onResume = vi.fn(() => Promise.reject(new Error('No.')));
    renderWithEngine(<KickedOfflineModal onResume={onResume} />, kickedBy(false));
    const press = () => act(async () => fireEvent.click(screen.getByRole('button', { name: 'Use here' })));
    await press();
    expect(screen.getByRole('status').textContent).toBe('That did not work.');
    await press();
    expect(onResume).toHaveBeenCalledTimes(2);
  });

  it('signs the engine out before it tells the application', async () => {
    const onSignOut = vi.fn();
    const { engine } = renderWithEngine(
      <KickedOfflineModal onSignOut={() => onSignOut(engine.getConnectionStatus())} />,
      {
        ...kickedBy(false),
      },
    );
    await act(async () => screen.getByRole('button', { name: 'Sign out' }).click());
    expect(onSignOut).toHaveBeenCalledExactlyOnceWith(S.SignOut);
    expect(dialog()).toBeNull();
  });

  it('lets the application draw the inside, under the same name and with the same answers', async () => {
    const { asked } = renderWithEngine(
      <KickedOfflineModal
        renderBody={({ title, text, textId, primary, secondary }) => (
          <>
            <b>{title}</b>
            <i id={textId}>{text}</i>
            <button type="button" onClick={primary.press}>
              Take it
            </button>
            <button type="button" onClick={secondary?.press}>
              Go
            </button>
          </>
        )}
      />,
      kickedBy(false),
    );
    const own = screen.getByRole('alertdialog', {
      name: 'You are active on another device',
      description: /opened there/,
    });
    expect(own.querySelector('[data-part]')).toBeNull();
    await act(async () => screen.getByRole('button', { name: 'Take it' }).click());
    await act(async () => screen.getByRole('button', { name: 'Go' }).click());
    expect(asked()).toEqual(['resume', 'disconnect']);
  });

  it('takes texts one by one', () => {
    renderWithEngine(<KickedOfflineModal messages={{ useHere: 'Hier nutzen' }} />, kickedBy(false));
    expect(screen.getByRole('button', { name: 'Hier nutzen' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Sign out' })).toBeTruthy();
  });
});
