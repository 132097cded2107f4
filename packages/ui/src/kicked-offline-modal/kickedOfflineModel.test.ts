import { NCError, NCErrorCode } from '@nexconn-kit/core';
import { describe, expect, it } from 'vitest';
import { kickedOfflineModel } from './kickedOfflineModel.ts';

describe('kickedOfflineModel', () => {
  it.each([
    ['another tab of this browser', NCErrorCode.KickedByOtherClient, { sameBrowser: true }, 'anotherTab'],
    ['another device', NCErrorCode.KickedByOtherClient, { sameBrowser: false }, 'anotherDevice'],
    ['somewhere, when the gateway does not say', NCErrorCode.KickedByOtherClient, undefined, 'elsewhere'],
    ['somewhere, for a client that was there first', NCErrorCode.OtherClientOnline, undefined, 'elsewhere'],
  ])('tells %s', (_, code, details, notice) => {
    expect(kickedOfflineModel(new NCError(code, { details }))).toBe(notice);
  });

  it('does without an error', () => {
    expect(kickedOfflineModel(null)).toBe('elsewhere');
  });
});
