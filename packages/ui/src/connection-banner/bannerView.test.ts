import { NCConnectionStatus as S, type ConnectionState } from '@nexconn-kit/core';
import { describe, expect, it } from 'vitest';
import { nextBannerView, SILENT } from './bannerView.ts';

type Step = readonly [status: S, patch?: Partial<ConnectionState>, isGraceOver?: boolean];

const DOWN_SINCE_MS = 1_000;

/** What the banner says after each step; null while it is silent. */
function said(...steps: readonly Step[]): (string | null)[] {
  let view = SILENT;
  return steps.map(([status, patch = {}, isGraceOver = true]) => {
    const state = { status, error: null, userId: 'ada', downSinceMs: DOWN_SINCE_MS, ...patch };
    view = nextBannerView(view, state, isGraceOver);
    return view.model?.text ?? null;
  });
}

describe('nextBannerView', () => {
  it('is silent until the grace period is over', () => {
    expect(said([S.Suspend, {}, false], [S.Connecting, {}, false], [S.Connecting, {}, true])).toEqual([
      null,
      null,
      'reconnecting',
    ]);
  });

  it('says nothing at all of an outage that ended within the grace period', () => {
    expect(said([S.Suspend, {}, false], [S.Connected])).toEqual([null, null]);
  });

  it('says "back online" after an outage that it showed', () => {
    expect(said([S.Suspend], [S.Connecting], [S.Connected])).toEqual(['reconnecting', 'reconnecting', 'restored']);
  });

  it.each([
    ['the network', S.NetworkUnavailable, 'noNetwork'],
    ['the proxy', S.ProxyUnavailable, 'proxy'],
  ])('keeps blaming %s while the next attempt runs', (_, status, text) => {
    expect(said([status], [S.Connecting], [status])).toEqual([text, text, text]);
  });

  it.each([S.Timeout, S.TokenIncorrect])('drops the words of %i when it is tried again', (status) => {
    expect(said([status], [S.Connecting]).at(-1)).toBe('reconnecting');
  });

  it('R16: does not alternate while the connection flaps, and says "back online" once it is stable', () => {
    expect(
      said(
        [S.Suspend],
        [S.Connected],
        [S.Suspend],
        [S.Connecting],
        [S.Connected],
        [S.Suspend],
        [S.Connected],
        [S.Connected, { downSinceMs: null }],
      ),
    ).toEqual(['reconnecting', 'restored', 'unstable', 'unstable', 'unstable', 'unstable', 'unstable', 'restored']);
  });

  it('takes a later outage for a new one', () => {
    expect(
      said([S.Suspend], [S.Connected], [S.Connected, { downSinceMs: null }], [S.Suspend, { downSinceMs: 9_000 }]),
    ).toEqual(['reconnecting', 'restored', 'restored', 'reconnecting']);
  });

  it.each([S.SignOut, S.KickedOfflineByOtherClient, S.DisconnException, S.UserAbandon])(
    'goes away at %i, and is not followed by "back online"',
    (status) => {
      expect(said([S.Suspend], [status], [S.Connected])).toEqual(['reconnecting', null, null]);
    },
  );

  it('keeps the same object while nothing changes', () => {
    const state = { status: S.Suspend, error: null, userId: null, downSinceMs: DOWN_SINCE_MS };
    const view = nextBannerView(SILENT, state, true);
    expect(nextBannerView(view, state, true)).toBe(view);
  });
});
