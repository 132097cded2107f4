import { describe, expect, it } from 'vitest';
import { keyValue } from '../platform/keyValue.ts';
import { createTokenCache } from './tokenCache.ts';

function keep(content: string) {
  const kept = new Map([['nexconn:token:app', content]]);
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const cache = createTokenCache(
    'app',
    keyValue(() => storage),
  );
  return { cache, kept };
}

describe('createTokenCache', () => {
  it('gives a user their token back', () => {
    const { cache } = keep('[]');
    cache.write('ada', 'token-1');
    expect(cache.read('ada')).toBe('token-1');
  });

  it('empties the slot when another user comes', () => {
    const { cache, kept } = keep('["ada","token-1"]');
    expect([cache.read('bob'), kept.size]).toEqual([null, 0]);
  });

  it.each(['token-raw', 'null', '{}', '7', '["ada"]', '["ada",7]'])(
    'takes %s for nothing, and clears it away',
    (content) => {
      const { cache, kept } = keep(content);
      expect([cache.read('ada'), kept.size]).toEqual([null, 0]);
    },
  );
});
