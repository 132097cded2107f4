import { NCConnectionStatus as S, NCError, NCErrorCode } from '@nexconn-kit/core';
import { describe, expect, it } from 'vitest';
import { bannerModel } from './bannerModel.ts';

const at = (status: S, error: NCError | null = null) => bannerModel({ status, error, userId: 'ada' });

describe('bannerModel', () => {
  it.each([
    ['all is well', S.Connected],
    ['a modal answers for a kick', S.KickedOfflineByOtherClient],
    ['nobody asked to connect yet', S.Unconnected],
    ['the person signed out', S.SignOut],
    ['a dialog answers for a ban', S.DisconnException],
    ['a dialog answers for a deactivated account', S.UserAbandon],
  ])('is silent when %s', (_, status) => {
    expect(at(status)).toBeNull();
  });

  it.each([S.NetworkUnavailable, S.Connecting, S.Suspend])('gives %i a grace period', (status) => {
    expect(at(status)?.isPatient).toBe(true);
  });

  it.each([S.Timeout, S.TokenIncorrect, S.ProxyUnavailable])('gives %i no grace period', (status) => {
    expect(at(status)).not.toBeNull();
    expect(at(status)?.isPatient).toBeUndefined();
  });

  it('gives a refusal for a configuration reason no grace period', () => {
    expect(at(S.Unconnected, new NCError(NCErrorCode.AppKeyUnknown))).toEqual({ text: 'refused', tone: 'danger' });
  });

  it.each([S.Suspend, S.ProxyUnavailable])('counts down to the retry of %i and offers one at once', (status) => {
    expect(at(status)).toMatchObject({ hasCountdown: true, action: 'retryNow' });
  });

  it('waits for the network without a countdown', () => {
    expect(at(S.NetworkUnavailable)?.text).toBe('noNetwork');
    expect(at(S.NetworkUnavailable)?.hasCountdown).toBeUndefined();
  });

  it('offers to reconnect after a timeout', () => {
    expect(at(S.Timeout)?.action).toBe('reconnect');
  });

  it('leaves a refused token to the boundary', () => {
    expect(at(S.TokenIncorrect)?.action).toBeUndefined();
  });

  it('offers to take a session back that a newer page of the tab has', () => {
    expect(at(S.Unconnected, new NCError(NCErrorCode.SessionReplaced))).toMatchObject({
      text: 'replaced',
      action: 'useHere',
    });
  });

  it('does not speak of a lost connection before there was one', () => {
    expect(bannerModel({ status: S.Suspend, error: null, userId: null })?.text).toBe('connecting');
    expect(at(S.Suspend)?.text).toBe('reconnecting');
  });
});
