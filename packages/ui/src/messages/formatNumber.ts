import { perLanguage } from './perLanguage.ts';

const formatters = perLanguage((tag) => new Intl.NumberFormat(tag));

/**
 * A count in the digits and grouping of one language.
 *
 * @param language BCP 47 tag, such as `en`
 */
export const formatNumber = (language: string, count: number): string => formatters(language).format(count);
