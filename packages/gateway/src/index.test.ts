import { describe, expect, it } from 'vitest';
import * as gateway from './index.ts';

describe('@nexconn-kit/gateway', () => {
  it('exports these names and no others', () => {
    expect(Object.keys(gateway).sort()).toEqual(['OptionError', 'ServerApiError', 'createGateway', 'createServerApi']);
  });
});
