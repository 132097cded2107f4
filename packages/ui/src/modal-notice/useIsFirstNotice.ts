'use client';
import { useNexconnEngine } from '@nexconn-kit/react';
import { createRoll } from '../shared/createRoll.ts';
import type { NoticeBodyProps } from './NoticeBody.tsx';

const notices = createRoll<NoticeBodyProps['mark']>();

/** Whether it is for this dialog to ask: several providers of a user share a connection, and one question is enough. */
export function useIsFirstNotice(mark: NoticeBodyProps['mark']): boolean {
  const engine = useNexconnEngine();
  const key = notices.useEntry(engine, mark);
  return notices.useIsSo(engine, (marks) => [...marks].find(([, other]) => other === mark)?.[0] === key);
}
