import { perLanguage } from './perLanguage.ts';

const rules = perLanguage((tag) => new Intl.PluralRules(tag));

/**
 * Which of a language's plural forms a count takes.
 *
 * @param language BCP 47 tag, such as `ar`
 */
export const pluralCategory = (language: string, count: number): Intl.LDMLPluralRule => rules(language).select(count);
