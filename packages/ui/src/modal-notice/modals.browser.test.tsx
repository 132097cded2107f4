import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { act, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { KickedOfflineModal } from '../kicked-offline-modal/KickedOfflineModal.tsx';
import { SessionEndedDialog } from '../session-ended-dialog/SessionEndedDialog.tsx';
import { renderWithEngine } from '../test/renderWithEngine.tsx';

interface Modal {
  readonly name: string;
  readonly ui: ReactElement;
  readonly status: S;
  readonly button: string;
}

const MODALS: readonly Modal[] = [
  { name: 'KickedOfflineModal', ui: <KickedOfflineModal />, status: S.KickedOfflineByOtherClient, button: 'Use here' },
  {
    name: 'SessionEndedDialog',
    ui: <SessionEndedDialog onReturnToSignIn={() => undefined} />,
    status: S.DisconnException,
    button: 'Back to sign-in',
  },
];

const dialog = () => screen.getByRole<HTMLDialogElement>('alertdialog');

/** A page with a field in use, over which the modal then opens. */
async function openOverAField({ ui, status }: Modal) {
  const rendered = renderWithEngine(
    <>
      <input aria-label="Behind" />
      {ui}
      <button type="button">Also behind</button>
    </>,
    { status: S.Connected },
  );
  const field = screen.getByRole('textbox', { name: 'Behind' });
  act(() => field.focus());
  await rendered.become({ status });
  return { ...rendered, field };
}

describe.each(MODALS)('$name in a browser', (modal) => {
  it('is a modal in the top layer, with focus on its first button', async () => {
    await openOverAField(modal);
    expect(dialog().matches(':modal')).toBe(true);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: modal.button }));
  });

  it('is not closed by Esc, however often it is pressed', async () => {
    await openOverAField(modal);
    await userEvent.keyboard('{Escape}');
    await userEvent.keyboard('{Escape}{Escape}');
    expect(dialog().matches(':modal')).toBe(true);
    expect(dialog().contains(document.activeElement)).toBe(true);
  });

  it('comes back when something else closes it', async () => {
    await openOverAField(modal);
    const closed = new Promise((resolve) => dialog().addEventListener('close', resolve, { once: true }));
    dialog().close();
    await closed;
    expect(dialog().matches(':modal')).toBe(true);
  });

  it('keeps focus off the page behind it', async () => {
    const { field } = await openOverAField(modal);
    for (let press = 0; press < 6; press += 1) {
      await userEvent.keyboard('{Tab}');
      const isInside = dialog().contains(document.activeElement) || document.activeElement === document.body;
      expect(isInside).toBe(true);
    }
    field.focus();
    expect(document.activeElement).not.toBe(field);
  });

  it('gives focus back when it closes', async () => {
    const { become, field } = await openOverAField(modal);
    await become({ status: S.Connected });
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(document.activeElement).toBe(field);
  });

  it('gives focus back when it is unmounted while it is open', async () => {
    const outside = document.body.appendChild(document.createElement('input'));
    outside.focus();
    const { unmount } = renderWithEngine(modal.ui, { status: modal.status });
    expect(dialog().contains(document.activeElement)).toBe(true);
    unmount();
    expect(document.activeElement).toBe(outside);
    outside.remove();
  });

  it('opens inside a shadow root', () => {
    const host = document.body.appendChild(document.createElement('div'));
    const container = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
    renderWithEngine(modal.ui, { status: modal.status }, { container });
    expect(container.querySelector('dialog')!.matches(':modal')).toBe(true);
    expect(container.querySelector('dialog')!.contains(host.shadowRoot!.activeElement)).toBe(true);
    host.remove();
  });
});
