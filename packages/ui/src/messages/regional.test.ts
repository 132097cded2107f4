import { afterEach, describe, expect, it, vi } from 'vitest';
import { en } from './en.ts';
import { es } from './es.ts';
import { formatDateTime } from './formatDateTime.ts';
import { regional } from './regional.ts';

const AT_MS = new Date(2031, 4, 3, 16, 5).getTime();
const prefer = (...tags: string[]) => vi.spyOn(navigator, 'languages', 'get').mockReturnValue(tags);

afterEach(() => vi.restoreAllMocks());

describe('regional', () => {
  it('takes the first form of the language that the browser prefers', () => {
    prefer('fr-CA', 'en-GB', 'en-US');
    expect(regional('en')).toBe('en-GB');
  });

  it('knows which regions of Chinese write which script', () => {
    prefer('zh-TW', 'zh-SG');
    expect(regional('zh-Hans')).toBe('zh-SG');
    prefer('zh-TW', 'zh-HK');
    expect(regional('zh-Hans')).toBe('zh-Hans');
  });

  it('takes no other language whose tag merely begins alike', () => {
    prefer('den-CA', 'arn-CL');
    expect(regional('de')).toBe('de');
    expect(regional('ar')).toBe('ar');
  });

  it('passes over what is no language tag', () => {
    prefer('en-US@posix');
    expect(formatDateTime('en', AT_MS)).toBe('May 3, 2031 at 4:05 PM');
  });

  it('stands alone where there is no navigator', () => {
    vi.stubGlobal('navigator', undefined);
    expect(regional('de')).toBe('de');
    vi.unstubAllGlobals();
  });
});

describe('bannedUntil', () => {
  it('ends in one full stop, also where the time of day has one', () => {
    prefer('en-CA', 'es-MX');
    expect(en.sessionEnded.bannedUntil(AT_MS)).toMatch(/ p\.m\.$/);
    expect(es.sessionEnded.bannedUntil(AT_MS)).toMatch(/ p\.m\.$/);
  });
});
