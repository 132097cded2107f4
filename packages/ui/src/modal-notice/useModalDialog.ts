'use client';
import { useRef, type RefObject } from 'react';
import { useBrowserLayoutEffect } from '../shared/useBrowserLayoutEffect.ts';

/** A simulated DOM has neither method; there the notice is at least seen. */
type AnyDialog = Omit<HTMLDialogElement, 'showModal' | 'close'> & Partial<HTMLDialogElement>;

const keepOpen = (event: Event): void => event.preventDefault();

/**
 * Shows a native dialog as a modal while `isOpen`: the browser makes the page behind it inert, keeps focus inside and
 * gives it back afterwards. Nothing but `isOpen` closes it; Esc does not.
 */
export function useModalDialog(isOpen: boolean): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null);
  useBrowserLayoutEffect(() => {
    const dialog: AnyDialog | null = ref.current;
    if (!isOpen || !dialog) return undefined;
    const show = (): void => {
      if (dialog.open) return;
      if (dialog.showModal) dialog.showModal();
      else dialog.open = true;
    };
    show();
    dialog.addEventListener('cancel', keepOpen);
    // A browser without `closedby` lets a second Esc through.
    dialog.addEventListener('close', show);
    return () => {
      dialog.removeEventListener('close', show);
      if (dialog.close) dialog.close();
      else dialog.open = false;
    };
  }, [isOpen]);
  return ref;
}
