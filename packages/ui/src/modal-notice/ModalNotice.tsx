'use client';
import { forwardRef, useId, useImperativeHandle, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { NoticeText } from '../messages/NexconnMessages.ts';
import { classNames } from '../shared/classNames.ts';
import type { Tone } from '../shared/tone.ts';
import { NoticeBody, type NoticeAnswer, type NoticeBodyProps } from './NoticeBody.tsx';
import { useIsFirstNotice } from './useIsFirstNotice.ts';
import { useModalDialog } from './useModalDialog.ts';

/** What a body of the application's own gets. */
export interface NoticeSlot extends NoticeText {
  /** For the element that shows `text`: it describes the dialog. Its name is `title` in any case. */
  readonly textId: string;
  /** Until when a ban lasts. */
  readonly more: string | undefined;
  /** What came of the last answer. Keep it in a live region that is always there. */
  readonly news: string | undefined;
  readonly primary: NoticeAnswer;
  readonly secondary: NoticeAnswer | undefined;
}

/** What both dialogs take. */
export interface NoticeDialogProps extends Omit<ComponentPropsWithoutRef<'dialog'>, 'children' | 'open'> {
  /** Draws what is inside the dialog while it is open; the dialog, its name, its focus and its Esc stay the kit's. */
  readonly renderBody?: ((notice: NoticeSlot) => ReactNode) | undefined;
}

export interface ModalNoticeProps extends NoticeDialogProps, Omit<NoticeBodyProps, 'id' | 'notice'> {
  /** Null closes it. */
  readonly notice: NoticeText | null;
  readonly tone: Tone;
}

/**
 * A notice that wants an answer: a labelled, described modal dialog. The element stays mounted while it is closed, or
 * the browser could not give focus back.
 */
export const ModalNotice = forwardRef<HTMLDialogElement, ModalNoticeProps>(function ModalNotice(
  { notice: wanted, mark, tone, more, news, primary, secondary, renderBody, className, ...rest },
  ref,
) {
  const id = useId();
  const textId = `${id}text`;
  const notice = useIsFirstNotice(mark) ? wanted : null;
  const dialog = useModalDialog(notice !== null);
  useImperativeHandle(ref, () => dialog.current as HTMLDialogElement, [dialog]);
  return (
    <dialog
      role="alertdialog"
      closedby="none"
      aria-label={renderBody && notice?.title}
      aria-labelledby={renderBody ? undefined : id}
      aria-describedby={textId}
      data-tone={notice ? tone : undefined}
      {...rest}
      ref={dialog}
      className={classNames('nc-dialog', className)}
    >
      {notice &&
        (renderBody ? (
          renderBody({ ...notice, textId, more, news, primary, secondary })
        ) : (
          <NoticeBody {...{ id, mark, notice, more, news, primary, secondary }} />
        ))}
    </dialog>
  );
});
