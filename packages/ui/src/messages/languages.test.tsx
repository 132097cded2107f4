import { NCConnectionStatus as S, NCError, NCErrorCode } from '@nexconn-kit/core';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { ConnectionBanner } from '../connection-banner/ConnectionBanner.tsx';
import { ConnectionIndicator } from '../connection-indicator/ConnectionIndicator.tsx';
import { KickedOfflineModal } from '../kicked-offline-modal/KickedOfflineModal.tsx';
import { SessionEndedDialog } from '../session-ended-dialog/SessionEndedDialog.tsx';
import { renderWithEngine } from '../test/renderWithEngine.tsx';
import { TokenRefreshBoundary } from '../token-refresh-boundary/TokenRefreshBoundary.tsx';
import * as arEntry from './ar.ts';
import * as deEntry from './de.ts';
import { en } from './en.ts';
import * as esEntry from './es.ts';
import * as jaEntry from './ja.ts';
import type { NexconnMessages } from './NexconnMessages.ts';
import * as zhHansEntry from './zhHans.ts';

const LANGUAGES: readonly (readonly [name: string, entry: Readonly<Record<string, NexconnMessages>>])[] = [
  ['ar', arEntry],
  ['de', deEntry],
  ['es', esEntry],
  ['ja', jaEntry],
  ['zhHans', zhHansEntry],
];
const BAN_END_MS = new Date(2031, 4, 3, 16, 5).getTime();
const SAMPLES: Readonly<Record<string, number>> = { retryIn: 12, refused: 31002, bannedUntil: BAN_END_MS };

/** Words that a language shares with English. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  de: ['app', 'online', 'offline', 'proxy', 'tab', 'in', 's'],
  es: ['proxy', 'error', 'no', 's', 'a'],
};

type Texts = ReadonlyMap<string, string>;

/** Every text by its path, such as `banner.retryIn`; those that take a number with a sample of it. */
function textsOf(messages: object, path = ''): Texts {
  return new Map(
    Object.entries(messages).flatMap(([key, value]: [string, unknown]) => {
      if (typeof value === 'object' && value !== null) return [...textsOf(value, `${path}${key}.`)];
      return [[path + key, typeof value === 'function' ? String(value(SAMPLES[key])) : String(value)]];
    }),
  );
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z]+/g) ?? [];
const ENGLISH = textsOf(en);
const ENGLISH_WORDS = new Set([...ENGLISH.values()].flatMap(wordsOf));

describe.each(LANGUAGES)('%s', (name, entry) => {
  const messages = entry[name] as NexconnMessages;
  const texts = textsOf(messages);

  it('is all that its entry exports', () => {
    expect(Object.keys(entry)).toEqual([name]);
  });

  it('has every text, and none is empty', () => {
    expect([...texts.keys()].toSorted()).toEqual([...ENGLISH.keys()].toSorted());
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('leaves nothing in English', () => {
    const same = [...texts].filter(([path, text]) => text === ENGLISH.get(path)).map(([path]) => path);
    expect(same).toEqual(name === 'de' ? ['indicator.0'] : []);
    const strays = [...texts.values()]
      .flatMap(wordsOf)
      .filter((word) => (!(name in SHARED) || ENGLISH_WORDS.has(word)) && !SHARED[name]?.includes(word));
    expect(strays).toEqual([]);
  });

  it('fits where English fits', () => {
    const tooLong = [...texts].filter(([path, text]) => text.length > 2.2 * (ENGLISH.get(path) ?? '').length);
    expect(tooLong).toEqual([]);
  });

  it('writes an error code as it stands in logs: Latin digits, no grouping', () => {
    expect(texts.get('banner.refused')).toContain('31002');
  });

  it('says in which year a ban ends', () => {
    expect(texts.get('sessionEnded.bannedUntil')).toMatch(/2031|٢٠٣١/);
  });

  it('is spoken by every component through its part', () => {
    const error = new NCError(NCErrorCode.BannedOnline, { details: { banExpiresAtMs: BAN_END_MS } });
    const shown = (ui: ReactElement, status: S) => renderWithEngine(ui, { status, error }).baseElement;
    expect(shown(<ConnectionBanner messages={messages.banner} />, S.Timeout).textContent).toContain(
      messages.banner.timedOut,
    );
    expect(shown(<ConnectionIndicator messages={messages.indicator} />, S.Connected).textContent).toContain(
      messages.indicator[0],
    );
    const boundary = <TokenRefreshBoundary messages={messages.tokenRefresh}>Inside</TokenRefreshBoundary>;
    expect(shown(boundary, S.TokenIncorrect).textContent).toContain(messages.tokenRefresh.text);
    const kicked = <KickedOfflineModal messages={messages.kickedOffline} />;
    expect(shown(kicked, S.KickedOfflineByOtherClient).textContent).toContain(messages.kickedOffline.text);
    const ended = <SessionEndedDialog messages={messages.sessionEnded} onReturnToSignIn={() => undefined} />;
    expect(shown(ended, S.DisconnException).textContent).toContain(messages.sessionEnded.bannedUntil(BAN_END_MS));
  });
});

describe('retryIn', () => {
  it.each([
    [0, 'المحاولة التالية بعد 0 ثانية'],
    [1, 'المحاولة التالية بعد ثانية واحدة'],
    [2, 'المحاولة التالية بعد ثانيتين'],
    [3, 'المحاولة التالية بعد 3 ثوانٍ'],
    [10, 'المحاولة التالية بعد 10 ثوانٍ'],
    [11, 'المحاولة التالية بعد 11 ثانية'],
    [64, 'المحاولة التالية بعد 64 ثانية'],
    [100, 'المحاولة التالية بعد 100 ثانية'],
    [103, 'المحاولة التالية بعد 103 ثوانٍ'],
  ])('counts %i seconds in Arabic as a reader would', (seconds, text) => {
    expect(arEntry.ar.banner.retryIn(seconds)).toBe(text);
  });

  it.each([
    ['Next try in 1,200 s', en],
    ['Nächster Versuch in 1.200 s', deEntry.de],
    ['Próximo intento en 1200 s', esEntry.es],
    ['1,200秒後に再試行します', jaEntry.ja],
    ['1,200 秒后重试', zhHansEntry.zhHans],
  ])('groups digits as in “%s”', (text, messages) => {
    expect(messages.banner.retryIn(1200)).toBe(text);
  });
});
