import { regional } from './regional.ts';

/** One formatter a language, made when it is first needed: to make one costs far more than to use it. */
export function perLanguage<Formatter>(make: (tag: string) => Formatter): (language: string) => Formatter {
  const made = new Map<string, Formatter>();
  return (language) => {
    const formatter = made.get(language) ?? make(regional(language));
    made.set(language, formatter);
    return formatter;
  };
}
