'use client';
import { forwardRef } from 'react';
import { useSurfaces } from '../surfaces/useSurfaces.ts';
import type { KickedOfflineModalProps } from './KickedOfflineDialog.tsx';

/**
 * Explains status 6, says whether it was another tab of this browser or another device, and asks: use it here, or sign
 * out. A modal `alertdialog`; Esc does not close it, for there is no third answer.
 */
export const KickedOfflineModal = forwardRef<HTMLDialogElement, KickedOfflineModalProps>(
  function KickedOfflineModal(props, ref) {
    const surfaces = useSurfaces();
    return surfaces && <surfaces.KickedOfflineDialog {...props} ref={ref} />;
  },
);
