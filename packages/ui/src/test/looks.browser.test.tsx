import { NCConnectionStatus as S, NCError, NCErrorCode } from '@nexconn-kit/core';
import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { ConnectionBanner } from '../connection-banner/ConnectionBanner.tsx';
import { KickedOfflineModal } from '../kicked-offline-modal/KickedOfflineModal.tsx';
import { TokenRefreshBoundary } from '../token-refresh-boundary/TokenRefreshBoundary.tsx';
import '../styles.css';
import { renderWithEngine } from './renderWithEngine.tsx';

const LONG = 'Verbindungswiederherstellungsversuchszeitüberschreitung การเชื่อมต่อเครือข่ายขาดหายไปชั่วคราวกรุณารอสักครู่';
const NOTICE = { title: LONG, text: LONG };

afterEach(() => page.viewport(1280, 720));

const hasSideScroll = (): boolean => document.documentElement.scrollWidth > document.documentElement.clientWidth;
const isWithin = (element: Element): boolean => {
  const { left, right } = element.getBoundingClientRect();
  return left >= 0 && right <= document.documentElement.clientWidth;
};

describe('styles.css', () => {
  it('keeps a banner with the longest words inside 320 px', async () => {
    await page.viewport(320, 600);
    const words = { timedOut: LONG, reconnect: LONG };
    renderWithEngine(<ConnectionBanner messages={words} />, { status: S.Timeout });
    expect(hasSideScroll()).toBe(false);
    expect(isWithin(screen.getByRole('button'))).toBe(true);
  });

  it('keeps a dialog with the longest words inside 320 × 320 px, scrolling if it must', async () => {
    await page.viewport(320, 320);
    const words = { elsewhere: LONG, text: LONG, useHere: LONG, signOut: LONG };
    renderWithEngine(<KickedOfflineModal messages={words} />, { status: S.KickedOfflineByOtherClient });
    const dialog = screen.getByRole('alertdialog');
    expect(isWithin(dialog)).toBe(true);
    expect(dialog.getBoundingClientRect().height).toBeLessThanOrEqual(320);
    expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
  });

  it('keeps the panel of a boundary inside 320 px', async () => {
    await page.viewport(320, 600);
    const words = { ...NOTICE, retry: LONG, signOut: LONG };
    renderWithEngine(<TokenRefreshBoundary messages={words}>Inside</TokenRefreshBoundary>, {
      status: S.TokenIncorrect,
    });
    expect(hasSideScroll()).toBe(false);
    expect(isWithin(screen.getByRole('group'))).toBe(true);
  });

  it('R16: moves nothing when the banner comes and goes', async () => {
    const { become } = renderWithEngine(
      <>
        <ConnectionBanner />
        <p>Below</p>
      </>,
      { status: S.Connected },
    );
    const top = () => screen.getByText('Below').getBoundingClientRect().top;
    const before = top();
    await become({ status: S.Unconnected, error: new NCError(NCErrorCode.AppKeyUnknown) });
    expect(screen.getByText(/error 31002/).getBoundingClientRect().height).toBeGreaterThan(0);
    expect(top()).toBe(before);
  });

  it('lets clicks through beside the banner', () => {
    renderWithEngine(
      <>
        <ConnectionBanner />
        <p>Below</p>
      </>,
      { status: S.Timeout },
    );
    const { left, top } = screen.getByText('Below').getBoundingClientRect();
    expect(document.elementFromPoint(left + 1, top + 1)).toBe(screen.getByText('Below'));
  });
});
