import { describe, expect, it } from 'vitest';
import { readDemoOptions } from './readDemoOptions.ts';

describe('readDemoOptions', () => {
  it('reads a device, a timeout in seconds and where the token is kept', () => {
    const options = { device: 'phone-1', timeout: 2.5, storage: 'local' };
    expect(readDemoOptions('?device=phone-1&timeout=2.5&storage=local')).toEqual(options);
  });

  it.each([
    '',
    '?timeout=',
    '?timeout=soon',
    '?timeout=-1',
    '?device=',
    '?device=a%20b',
    '?storage=disk',
    `?device=${'x'.repeat(33)}`,
  ])('counts what makes no sense in %j as absent', (search) => {
    expect(readDemoOptions(search)).toEqual({ device: undefined, timeout: undefined, storage: undefined });
  });
});
