'use client';
import { forwardRef, useId, useImperativeHandle, type ComponentPropsWithoutRef } from 'react';
import type { NoticeText } from '../messages/NexconnMessages.ts';
import { classNames } from '../shared/classNames.ts';
import type { Tone } from '../shared/tone.ts';
import { NoticeBody, type NoticeBodyProps } from './NoticeBody.tsx';
import { useIsFirstNotice } from './useIsFirstNotice.ts';
import { useModalDialog } from './useModalDialog.ts';

export interface ModalNoticeProps
  extends Omit<ComponentPropsWithoutRef<'dialog'>, 'children' | 'open'>, Omit<NoticeBodyProps, 'id' | 'notice'> {
  /** Null closes it. */
  readonly notice: NoticeText | null;
  readonly tone: Tone;
}

/**
 * A notice that wants an answer: a labelled, described modal dialog. The element stays mounted while it is closed, or
 * the browser could not give focus back.
 */
export const ModalNotice = forwardRef<HTMLDialogElement, ModalNoticeProps>(function ModalNotice(
  { notice: wanted, mark, tone, more, news, primary, secondary, className, ...rest },
  ref,
) {
  const id = useId();
  const notice = useIsFirstNotice(mark) ? wanted : null;
  const dialog = useModalDialog(notice !== null);
  useImperativeHandle(ref, () => dialog.current as HTMLDialogElement, [dialog]);
  return (
    <dialog
      role="alertdialog"
      closedby="none"
      aria-labelledby={id}
      aria-describedby={`${id}text`}
      data-tone={notice ? tone : undefined}
      {...rest}
      ref={dialog}
      className={classNames('nc-dialog', className)}
    >
      {notice && <NoticeBody {...{ id, mark, notice, more, news, primary, secondary }} />}
    </dialog>
  );
});
