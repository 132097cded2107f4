/**
 * A date and time in the words of one language, in the regional form that the reader's browser prefers for it.
 *
 * @param language BCP 47 language, such as `en`
 * @param atMs Unix milliseconds
 */
export function formatDateTime(language: string, atMs: number): string {
  const regional = navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
  return new Intl.DateTimeFormat(regional, { dateStyle: 'long', timeStyle: 'short' }).format(atMs);
}
