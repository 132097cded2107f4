import type { ReactNode } from 'react';
import { LOCALES } from './locales.ts';

export type Globals = Readonly<Record<string, unknown>>;

/** What an application sets on its page. */
export interface PageLooks {
  readonly theme: string;
  readonly lang: string;
  readonly dir: string;
}

/** The looks that the toolbar asks for. */
export function looksOf(globals: Globals): PageLooks {
  const { lang = 'en', dir = String(globals.direction) } = LOCALES[String(globals.locale)] ?? {};
  return { theme: String(globals.theme), lang, dir };
}

export function dressPage({ theme, lang, dir }: PageLooks, { documentElement }: Document = document): void {
  Object.assign(documentElement, { lang, dir });
  documentElement.dataset.theme = theme;
}

/** A story among others on one page. */
export const StoryCard = ({ theme, lang, dir, children }: PageLooks & { readonly children: ReactNode }) => (
  <div className="story-card" data-theme={theme} lang={lang} dir={dir}>
    {children}
  </div>
);
