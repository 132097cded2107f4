import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { FakeNexconnProvider } from '@nexconn-kit/react/testing';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ConnectionBanner } from '../connection-banner/ConnectionBanner.tsx';
import { TokenRefreshBoundary } from '../token-refresh-boundary/TokenRefreshBoundary.tsx';
import { loadSurfaces } from './loadSurfaces.ts';

afterEach(cleanup);

const page = (
  <FakeNexconnProvider status={S.TokenIncorrect}>
    <ConnectionBanner />
    <TokenRefreshBoundary>
      <textarea />
    </TokenRefreshBoundary>
  </FakeNexconnProvider>
);

it('draws what it covers first, and what it shows when its code has come', async () => {
  render(page);
  const draft = screen.getByRole('textbox');
  expect(screen.queryByRole('status')).toBeNull();
  expect(await screen.findByRole('group', { name: 'Your session has expired' })).toBeTruthy();
  expect(screen.getByText('Your session has expired', { selector: '.nc-banner *' })).toBeTruthy();
  expect(screen.getByRole('textbox', { hidden: true })).toBe(draft);
});

it('covers at the first render where its code is there', async () => {
  await loadSurfaces();
  const { container } = render(page);
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  expect(container.querySelector('[data-part="content"]')?.hasAttribute('inert')).toBe(true);
});
