import { describe, expect, it } from 'vitest';
import { readDemoOptions } from './readDemoOptions.ts';

describe('readDemoOptions', () => {
  it('reads a device and a timeout in seconds', () => {
    expect(readDemoOptions('?device=phone-1&timeout=2.5')).toEqual({ device: 'phone-1', timeout: 2.5 });
  });

  it.each(['', '?timeout=', '?timeout=soon', '?timeout=-1', '?device=', '?device=a%20b', `?device=${'x'.repeat(33)}`])(
    'counts what makes no sense in %j as absent',
    (search) => {
      expect(readDemoOptions(search)).toEqual({ device: undefined, timeout: undefined });
    },
  );
});
