import { NCConnectionStatus as S, type NCConnectionStatus } from '@nexconn-kit/core';
import { FakeNexconnProvider } from '@nexconn-kit/react/testing';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ConnectionBanner } from '../connection-banner/ConnectionBanner.tsx';
import { TokenRefreshBoundary } from '../token-refresh-boundary/TokenRefreshBoundary.tsx';
import { loadSurfaces } from './loadSurfaces.ts';

afterEach(cleanup);

const pageAt = (status: NCConnectionStatus) => (
  <FakeNexconnProvider status={status}>
    <ConnectionBanner />
    <TokenRefreshBoundary>
      <textarea />
    </TokenRefreshBoundary>
  </FakeNexconnProvider>
);

/** What live regions say at the moment of their arrival, which nobody would hear. */
function watchArrivals(): string[] {
  const unheard: string[] = [];
  new MutationObserver((records) => {
    const arrived = records.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node instanceof Element);
    const regions = arrived.flatMap((element) => [...element.querySelectorAll('[role="status"]')]);
    unheard.push(...regions.map((region) => region.textContent));
  }).observe(document.body, { childList: true, subtree: true });
  return unheard;
}

it('R17: draws what it covers first, and what it shows when its code has come, into a region that is there already', async () => {
  const unheard = watchArrivals();
  render(pageAt(S.Timeout));
  const draft = screen.getByRole('textbox');
  expect(screen.queryByRole('status')).toBeNull();
  expect(await screen.findByText('Could not connect in time')).toBe(screen.getByRole('status'));
  expect(unheard).toEqual(['']);
  expect(screen.getByRole('textbox')).toBe(draft);
});

it('covers at the first render where its code is there', async () => {
  await loadSurfaces();
  const { container } = render(pageAt(S.TokenIncorrect));
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  expect(container.querySelector('[data-part="content"]')?.hasAttribute('inert')).toBe(true);
});
