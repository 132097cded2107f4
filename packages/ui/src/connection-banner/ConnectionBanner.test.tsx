import { NCConnectionStatus as S, NCError, NCErrorCode } from '@nexconn-kit/core';
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { announcements } from '../test/announcements.ts';
import { describeConformance } from '../test/describeConformance.tsx';
import { passTime, START_MS, useFakeTime } from '../test/fakeTime.ts';
import { renderWithEngine } from '../test/renderWithEngine.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';

const LOST = { status: S.Suspend, userId: 'ada', downSinceMs: START_MS } as const;

describe('ConnectionBanner', () => {
  describeConformance({
    ui: (props) => <ConnectionBanner graceMs={0} {...props} />,
    element: HTMLDivElement,
    states: [
      { status: S.Connected },
      { status: S.NetworkUnavailable },
      { status: S.Suspend, retryAtMs: START_MS },
      { status: S.Timeout },
      { status: S.Unconnected, error: new NCError(NCErrorCode.AppKeyUnknown) },
    ],
  });

  describe('over time', () => {
    useFakeTime();

    it('R16: waits for 2 s of downtime, and no longer', async () => {
      renderWithEngine(<ConnectionBanner />, LOST);
      await passTime(1_999);
      expect(screen.getByRole('status').textContent).toBe('');
      await passTime(1);
      expect(screen.getByRole('status').textContent).toBe('Connection lost. Reconnecting…');
    });

    it('R16: counts the whole downtime, so that flapping does not hide it', async () => {
      const { become } = renderWithEngine(<ConnectionBanner />, LOST);
      await passTime(900);
      await become({ status: S.Connected });
      await passTime(200);
      await become({ status: S.Suspend });
      await passTime(900);
      expect(screen.getByRole('status').textContent).toBe('Connection lost. Reconnecting…');
    });

    it('waits no longer than 2 s when the clock is set back meanwhile, and then stays', async () => {
      renderWithEngine(<ConnectionBanner />, LOST);
      await passTime(1_000);
      vi.setSystemTime(START_MS - 3_600_000);
      await passTime(1_000);
      expect(screen.getByRole('status').textContent).not.toBe('');
    });

    it('takes another grace period from graceMs', async () => {
      renderWithEngine(<ConnectionBanner graceMs={500} />, LOST);
      await passTime(500);
      expect(screen.getByRole('status').textContent).not.toBe('');
    });

    it('R17: is heard twice in an outage of a minute: when it is lost and when it is back', async () => {
      const { become } = renderWithEngine(<ConnectionBanner />, { status: S.Connected, userId: 'ada' });
      const region = screen.getByRole('status');
      const heard = announcements(region);
      for (let second = 0; second < 60; second += 10) {
        await become({ ...LOST, retryAtMs: START_MS + (second + 9) * 1_000 });
        await passTime(9_000);
        await become({ status: S.Connecting, retryAtMs: null });
        await passTime(1_000);
      }
      await become({ status: S.Connected });
      await passTime(5_000);
      await become({ downSinceMs: null });
      expect(heard).toEqual(['Connection lost. Reconnecting…', 'Back online']);
      expect(screen.getByRole('status')).toBe(region);
    });

    it('R16: says "back online" briefly, and then nothing', async () => {
      const { become } = renderWithEngine(<ConnectionBanner graceMs={0} />, LOST);
      await become({ status: S.Connected, downSinceMs: null });
      expect(screen.getByRole('status').textContent).toBe('Back online');
      expect(screen.queryByRole('button')).toBeNull();
      await passTime(3_000);
      expect(screen.getByRole('status').textContent).toBe('');
      await passTime(60_000);
      expect(screen.getByRole('status').textContent).toBe('');
    });

    it('R17: counts down beside the live region, unheard, and renders nothing else for it', async () => {
      const renderAction = vi.fn(() => null);
      const { container } = renderWithEngine(<ConnectionBanner graceMs={0} renderAction={renderAction} />, {
        ...LOST,
        retryAtMs: START_MS + 3_000,
      });
      const countdown = container.querySelector('[data-part="countdown"]')!;
      expect(countdown.getAttribute('aria-hidden')).toBe('true');
      expect(screen.getByRole('status').contains(countdown)).toBe(false);
      const rendersBefore = renderAction.mock.calls.length;
      const seen: (string | null)[] = [];
      for (let second = 0; second < 4; second += 1) {
        seen.push(countdown.textContent);
        await passTime(1_000);
      }
      expect(seen).toEqual(['Next try in 3 s', 'Next try in 2 s', 'Next try in 1 s', 'Trying now']);
      expect(renderAction.mock.calls.length).toBe(rendersBefore);
    });

    it('sends one wish a second, however often it is pressed', async () => {
      const { asked } = renderWithEngine(<ConnectionBanner graceMs={0} />, LOST);
      const button = screen.getByRole('button', { name: 'Retry now' });
      fireEvent.click(button);
      fireEvent.click(button);
      expect(asked()).toEqual(['reconnectNow']);
      expect(button.getAttribute('aria-disabled')).toBe('true');
      await passTime(1_000);
      fireEvent.click(button);
      expect(asked()).toEqual(['reconnectNow', 'reconnectNow']);
    });

    it('is busy, and keeps its button, while an attempt runs', async () => {
      const { become, asked } = renderWithEngine(<ConnectionBanner graceMs={0} />, LOST);
      const button = screen.getByRole('button', { name: 'Retry now' });
      await become({ status: S.Connecting });
      expect(screen.getByRole('button', { name: 'Retry now' })).toBe(button);
      expect(button.getAttribute('aria-disabled')).toBe('true');
      fireEvent.click(button);
      expect(asked()).toEqual([]);
      await become({ status: S.Suspend });
      expect(button.getAttribute('aria-disabled')).toBe('false');
    });

    it('gives focus back when its button goes', async () => {
      const { become } = renderWithEngine(
        <>
          <input aria-label="Message" />
          <ConnectionBanner graceMs={0} />
        </>,
        LOST,
      );
      screen.getByRole('textbox').focus();
      act(() => screen.getByRole('button').focus());
      await become({ status: S.Connected, downSinceMs: null });
      expect(document.activeElement).toBe(screen.getByRole('textbox'));
    });
  });

  it('names the code of a refusal', () => {
    renderWithEngine(<ConnectionBanner />, { status: S.Unconnected, error: new NCError(NCErrorCode.OriginNotAllowed) });
    expect(screen.getByRole('status').textContent).toBe('This app cannot connect (error 31022)');
  });

  it('resumes a session that a newer page of the tab has taken over', () => {
    const { asked } = renderWithEngine(<ConnectionBanner />, {
      status: S.Unconnected,
      error: new NCError(NCErrorCode.SessionReplaced),
    });
    fireEvent.click(screen.getByRole('button', { name: 'Use here' }));
    expect(asked()).toEqual(['resume']);
  });

  it('takes texts one by one', () => {
    renderWithEngine(<ConnectionBanner messages={{ timedOut: 'Zeit abgelaufen' }} />, { status: S.Timeout });
    expect(screen.getByRole('status').textContent).toBe('Zeit abgelaufen');
    expect(screen.getByRole('button', { name: 'Reconnect' })).toBeTruthy();
  });

  it('lets the application draw the button', () => {
    const { asked } = renderWithEngine(
      <ConnectionBanner renderAction={({ label, press }) => <a href="#retry" onClick={press}>{`${label}!`}</a>} />,
      { status: S.Timeout },
    );
    fireEvent.click(screen.getByRole('link', { name: 'Reconnect!' }));
    expect(asked()).toEqual(['reconnectNow']);
  });

  it('shows its status and tone to stylesheets', async () => {
    const { become, container } = renderWithEngine(<ConnectionBanner />, { status: S.Timeout });
    const banner = container.querySelector<HTMLElement>('.nc-banner')!;
    expect(banner.dataset).toMatchObject({ status: '14', tone: 'danger' });
    await become({ status: S.SignOut });
    expect(banner.dataset.tone).toBeUndefined();
  });
});
