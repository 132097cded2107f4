import { expect, it, vi } from 'vitest';
import { perLanguage } from './perLanguage.ts';

it('makes one formatter a language, and none before it is needed', () => {
  const make = vi.fn((tag: string) => new Intl.NumberFormat(tag));
  const formatters = perLanguage(make);
  expect(make).not.toHaveBeenCalled();
  expect(formatters('de')).toBe(formatters('de'));
  expect(formatters('es').resolvedOptions().locale).toBe('es');
  expect(make.mock.calls).toEqual([['de'], ['es']]);
});
