/**
 * The form of a language that the reader's browser prefers: `en-GB` for `en`, `zh-SG` for `zh-Hans`.
 *
 * @param language BCP 47 tag
 * @returns the language itself where the browser prefers none of its forms
 */
export function regional(language: string): string {
  const wanted = written(language);
  const preferred = typeof navigator === 'undefined' ? [] : navigator.languages;
  return preferred.find((tag) => written(tag) === wanted) ?? language;
}

/** Language and script, or null for what is no tag: some browsers list `en-US@posix`, and Intl throws on it. */
function written(tag: string): string | null {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return null;
  }
}
