import type { NCMessage } from '@nexconn-kit/core';
import { describe, expect, it } from 'vitest';
import { conversationRows } from './conversationRows.ts';
import { formatDay } from './times.ts';

const at = (time: string): number => new Date(`2026-03-02T${time}`).getTime();
const message = (senderUserId: string, sentAtMs: number): NCMessage => ({
  ...{ clientMessageId: `${sentAtMs}`, messageId: null, senderUserId, sentAtMs, state: 'sent' },
  channel: { type: 'direct', id: 'bob' },
  content: { text: '' },
});
const marks = (...messages: NCMessage[]): string[] =>
  conversationRows(messages).map(({ startsDay, startsRun }) => `${startsDay ? 'day ' : ''}${startsRun ? 'run' : ''}`);

describe('conversationRows', () => {
  it('begins a run with each sender and after a pause, and a day with the first and past midnight', () => {
    const evening = [message('ada', at('23:50')), message('ada', at('23:51')), message('bob', at('23:52'))];
    const later = [message('bob', at('23:58')), message('bob', at('23:59') + 120_000)];
    expect(marks(...evening, ...later)).toEqual(['day run', '', 'run', 'run', 'day run']);
  });
});

describe('formatDay', () => {
  it('says today and yesterday by the calendar, not by 24 hours', () => {
    expect(formatDay(at('23:59'), at('23:59') + 120_000)).toBe('Yesterday');
    expect(formatDay(at('00:01'), at('23:59'))).toBe('Today');
    expect(formatDay(at('12:00'), at('12:00') + 3 * 86_400_000)).toBe('Monday 2 March');
  });
});
