import type { ReactNode } from 'react';
import type { NoticeText } from '../messages/NexconnMessages.ts';

/** One of a notice's buttons, whoever draws it. */
export interface NoticeAnswer {
  readonly label: string;
  readonly press: () => unknown;
  /** Pressing does nothing now. Mark the button, but keep it focusable. */
  readonly isBusy?: boolean;
}

export interface NoticeBodyProps {
  /** Names the title; the text has it too, with `text` behind. */
  readonly id: string;
  /** Which drawing the stylesheet puts above the title. */
  readonly mark: 'elsewhere' | 'expired' | 'ended';
  readonly notice: NoticeText;
  readonly more?: string | undefined;
  /** News about the last answer; in a live region, so it is heard when it comes. */
  readonly news?: string | undefined;
  readonly primary: NoticeAnswer;
  readonly secondary?: NoticeAnswer | undefined;
}

const button = ({ label, press, isBusy }: NoticeAnswer, kind: 'primary' | 'secondary'): ReactNode => (
  <button type="button" data-part="action" data-kind={kind} aria-disabled={isBusy} onClick={press}>
    {label}
  </button>
);

/** The inside of every card that wants an answer. */
export function NoticeBody({ id, mark, notice, more, news, primary, secondary }: NoticeBodyProps): ReactNode {
  return (
    <>
      <span data-part="mark" data-kind={mark} aria-hidden="true" />
      <h2 data-part="title" id={id}>
        {notice.title}
      </h2>
      <div data-part="text" id={`${id}text`}>
        <p>{notice.text}</p>
        {more && <p>{more}</p>}
      </div>
      <p data-part="news" role="status">
        {news}
      </p>
      <div data-part="actions">
        {button(primary, 'primary')}
        {secondary && button(secondary, 'secondary')}
      </div>
    </>
  );
}
