'use client';
import { forwardRef } from 'react';
import { useSurfaces } from '../surfaces/useSurfaces.ts';
import type { SessionEndedDialogProps } from './SessionEndedNotice.tsx';

/** Tells a banned (16) or deactivated (19) user that the session is over, until when, and leads back to sign-in. */
export const SessionEndedDialog = forwardRef<HTMLDialogElement, SessionEndedDialogProps>(
  function SessionEndedDialog(props, ref) {
    const surfaces = useSurfaces();
    return surfaces && <surfaces.SessionEndedNotice {...props} ref={ref} />;
  },
);
