import { NCConnectionStatus as S, NCError, NCErrorCode } from '@nexconn-kit/core';
import { NexconnProvider } from '@nexconn-kit/react';
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { announcements } from '../test/announcements.ts';
import { passTime, START_MS, useFakeTime } from '../test/fakeTime.ts';
import { renderWithEngine } from '../test/renderWithEngine.tsx';
import { TokenRefreshBoundary } from '../token-refresh-boundary/TokenRefreshBoundary.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';

const REJECTED = {
  status: S.TokenIncorrect,
  userId: 'ada',
  error: new NCError(NCErrorCode.TokenExpired),
  downSinceMs: START_MS,
} as const;
const banner = () => document.querySelector('.nc-banner [data-part="message"]')?.textContent;

describe('ConnectionBanner beside a TokenRefreshBoundary', () => {
  useFakeTime();

  const page = (
    <>
      <ConnectionBanner />
      <TokenRefreshBoundary>Inside</TokenRefreshBoundary>
    </>
  );

  it('leaves the word to its panel, from the refusal until the answer has had its effect', async () => {
    const { become } = renderWithEngine(page, { status: S.Connected, userId: 'ada' });
    const heard = announcements(document.querySelector('.nc-banner [role="status"]')!);
    await become(REJECTED);
    expect(screen.getByRole('group', { name: 'Your session has expired' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await become({ status: S.Connecting, error: null });
    await passTime(5_000);
    await become({ status: S.Connected, downSinceMs: null });
    expect(heard).toEqual([]);
  });

  it('speaks when the panel made way for an outage', async () => {
    const { become } = renderWithEngine(page, REJECTED);
    await become({ status: S.Suspend, error: null });
    await passTime(2_000);
    expect(banner()).toBe('Connection lost. Reconnecting…');
  });

  it('speaks of a refused token where no boundary of the same connection does', async () => {
    const { engine, rerender } = renderWithEngine(page, REJECTED);
    expect(banner()).toBe('');
    rerender(
      <NexconnProvider engine={engine}>
        <ConnectionBanner />
      </NexconnProvider>,
    );
    await passTime(0);
    expect(banner()).toBe('Your session has expired');
  });
});
