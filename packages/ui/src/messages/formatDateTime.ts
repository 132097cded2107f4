import { regional } from './regional.ts';

/**
 * A date and time in the words of one language, in the regional form that the reader's browser prefers for it.
 *
 * @param language BCP 47 tag, such as `en`
 * @param atMs Unix milliseconds
 */
export function formatDateTime(language: string, atMs: number): string {
  // Not kept: a formatter keeps the time zone of its birth, and a reader may travel.
  return new Intl.DateTimeFormat(regional(language), { dateStyle: 'long', timeStyle: 'short' }).format(atMs);
}
