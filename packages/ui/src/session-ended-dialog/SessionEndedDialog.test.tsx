import { NCConnectionStatus as S, NCError, NCErrorCode } from '@nexconn-kit/core';
import { act, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { describeConformance } from '../test/describeConformance.tsx';
import { renderWithEngine } from '../test/renderWithEngine.tsx';
import { SessionEndedDialog } from './SessionEndedDialog.tsx';

const BAN_END_MS = new Date(2031, 4, 3, 16, 5).getTime();
const BANNED = {
  status: S.DisconnException,
  error: new NCError(NCErrorCode.BannedOnline, { details: { banExpiresAtMs: BAN_END_MS } }),
};
const DEACTIVATED = { status: S.UserAbandon, error: new NCError(NCErrorCode.UserDeactivated) };

describe('SessionEndedDialog', () => {
  describeConformance({
    ui: (props) => <SessionEndedDialog onReturnToSignIn={() => undefined} {...props} />,
    element: HTMLDialogElement,
    states: [{ status: S.Connected }, BANNED, DEACTIVATED],
  });

  it.each(Object.values(S).filter((status) => status !== S.DisconnException && status !== S.UserAbandon))(
    'is closed at %i',
    (status) => {
      renderWithEngine(<SessionEndedDialog onReturnToSignIn={() => undefined} />, { status });
      expect(screen.queryByRole('alertdialog')).toBeNull();
    },
  );

  it('tells a banned user until when', () => {
    renderWithEngine(<SessionEndedDialog onReturnToSignIn={() => undefined} />, BANNED);
    const dialog = screen.getByRole('alertdialog', { name: 'Your account is suspended' });
    expect(dialog.textContent).toContain('The suspension ends on May 3, 2031 at 4:05 PM.');
  });

  it('names no end that it does not know', () => {
    renderWithEngine(<SessionEndedDialog onReturnToSignIn={() => undefined} />, { status: S.DisconnException });
    expect(screen.getByRole('alertdialog').textContent).not.toContain('ends on');
  });

  it('tells a deactivated user', () => {
    renderWithEngine(<SessionEndedDialog onReturnToSignIn={() => undefined} />, DEACTIVATED);
    expect(screen.getByRole('alertdialog', { name: 'Your account was deactivated' })).toBeTruthy();
  });

  it('signs the engine out before it leads back to sign-in', async () => {
    const onReturnToSignIn = vi.fn();
    const { engine } = renderWithEngine(
      <SessionEndedDialog onReturnToSignIn={() => onReturnToSignIn(engine.getConnectionStatus())} />,
      BANNED,
    );
    await act(async () => screen.getByRole('button', { name: 'Back to sign-in' }).click());
    expect(onReturnToSignIn).toHaveBeenCalledExactlyOnceWith(S.SignOut);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('lets the application draw the inside, under the same name and with the same answer', async () => {
    const { engine } = renderWithEngine(
      <SessionEndedDialog
        onReturnToSignIn={() => undefined}
        renderBody={({ title, text, textId, more, primary, secondary }) => (
          <>
            <b>{title}</b>
            <i id={textId}>
              {text} {more}
            </i>
            <button type="button" onClick={primary.press}>
              Leave
            </button>
            {secondary && <button type="button">Never</button>}
          </>
        )}
      />,
      BANNED,
    );
    const own = screen.getByRole('alertdialog', { name: 'Your account is suspended', description: /May 3, 2031/ });
    expect(own.querySelector('[data-part]')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Never' })).toBeNull();
    await act(async () => screen.getByRole('button', { name: 'Leave' }).click());
    expect(engine.getConnectionStatus()).toBe(S.SignOut);
  });

  it('formats the date in another language through messages', () => {
    const bannedUntil = (untilMs: number) => `Bis ${new Date(untilMs).getFullYear()}`;
    renderWithEngine(<SessionEndedDialog onReturnToSignIn={() => undefined} messages={{ bannedUntil }} />, BANNED);
    expect(screen.getByText('Bis 2031')).toBeTruthy();
  });
});
