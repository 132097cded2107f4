'use client';
import { useConnectionState } from '@nexconn-kit/react';
import { forwardRef } from 'react';
import { sessionEndedEn } from './sessionEndedEn.ts';
import type { SessionEndedMessages } from '../messages/NexconnMessages.ts';
import { ModalNotice, type NoticeDialogProps } from '../modal-notice/ModalNotice.tsx';
import { useLeave } from '../shared/useLeave.ts';
import { sessionEndedModel } from './sessionEndedModel.ts';

export interface SessionEndedDialogProps extends NoticeDialogProps {
  /** Called after the engine was signed out: show the sign-in page. */
  readonly onReturnToSignIn: () => unknown;
  /** Texts to replace; the rest stay English. */
  readonly messages?: Partial<SessionEndedMessages> | undefined;
}

export const SessionEndedNotice = forwardRef<HTMLDialogElement, SessionEndedDialogProps>(function SessionEndedNotice(
  { onReturnToSignIn, messages, ...rest },
  ref,
) {
  const { status, error } = useConnectionState();
  const leave = useLeave(onReturnToSignIn);
  const words = { ...sessionEndedEn, ...messages };
  const reason = sessionEndedModel(status);
  const until = reason === 'banned' ? error?.details?.banExpiresAtMs : undefined;
  return (
    <ModalNotice
      data-status={status}
      {...rest}
      ref={ref}
      mark="ended"
      tone="danger"
      notice={reason && words[reason]}
      more={until === undefined ? undefined : words.bannedUntil(until)}
      primary={{ label: words.returnToSignIn, press: leave }}
    />
  );
});
