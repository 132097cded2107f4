'use client';
import { useConnectionState, useResume } from '@nexconn-kit/react';
import { forwardRef } from 'react';
import { kickedOfflineEn } from './kickedOfflineEn.ts';
import type { KickedOfflineMessages } from '../messages/NexconnMessages.ts';
import { ModalNotice, type NoticeDialogProps } from '../modal-notice/ModalNotice.tsx';
import { BLOCKING_REASON } from '../shared/blockingReason.ts';
import { useAsk } from '../shared/useAsk.ts';
import { useLeave } from '../shared/useLeave.ts';
import { kickedOfflineModel } from './kickedOfflineModel.ts';

export interface KickedOfflineModalProps extends NoticeDialogProps {
  /** Runs in place of `engine.resume()` behind "use here". */
  readonly onResume?: (() => unknown) | undefined;
  /** Called after the engine was signed out. */
  readonly onSignOut?: (() => unknown) | undefined;
  /** Texts to replace; the rest stay English. */
  readonly messages?: Partial<KickedOfflineMessages> | undefined;
}

export const KickedOfflineDialog = forwardRef<HTMLDialogElement, KickedOfflineModalProps>(function KickedOfflineDialog(
  { onResume, onSignOut, messages, ...rest },
  ref,
) {
  const { status, error } = useConnectionState();
  const resume = useResume();
  const leave = useLeave(onSignOut);
  const isKicked = BLOCKING_REASON[status] === 'kickedOffline';
  const { subject, isBusy, hasFailed, answer } = useAsk(isKicked ? kickedOfflineModel(error) : null, status);
  const words = { ...kickedOfflineEn, ...messages };
  return (
    <ModalNotice
      data-status={status}
      {...rest}
      ref={ref}
      mark="elsewhere"
      tone="info"
      notice={subject && { title: words[subject], text: words.text }}
      news={hasFailed ? words.failed : undefined}
      primary={{ label: words.useHere, press: () => answer(onResume ?? resume), isBusy }}
      secondary={{ label: words.signOut, press: leave }}
    />
  );
});
