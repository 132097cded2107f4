import {
  ConnectionBanner,
  ConnectionIndicator,
  KickedOfflineModal,
  SessionEndedDialog,
  TokenRefreshBoundary,
  type NexconnMessages,
} from '@nexconn-kit/ui';
import { ar } from '@nexconn-kit/ui/messages/ar';
import { de } from '@nexconn-kit/ui/messages/de';
import { es } from '@nexconn-kit/ui/messages/es';
import { ja } from '@nexconn-kit/ui/messages/ja';
import { zhHans } from '@nexconn-kit/ui/messages/zh-Hans';
import { longWords } from './longWords.ts';

interface Locale {
  readonly title: string;
  /** BCP 47 tag of the page. */
  readonly lang: string;
  /** Null for what the components say by themselves. */
  readonly messages: NexconnMessages | null;
  /** Where the language settles it. */
  readonly dir?: 'rtl';
}

/** What the toolbar offers. */
export const LOCALES: Readonly<Record<string, Locale>> = {
  en: { title: 'English', lang: 'en', messages: null },
  'zh-Hans': { title: '简体中文', lang: 'zh-Hans', messages: zhHans },
  de: { title: 'Deutsch', lang: 'de', messages: de },
  es: { title: 'Español', lang: 'es', messages: es },
  ar: { title: 'العربية', lang: 'ar', messages: ar, dir: 'rtl' },
  ja: { title: '日本語', lang: 'ja', messages: ja },
  long: { title: 'Long German and Thai', lang: 'de', messages: longWords },
};

const PART_OF: ReadonlyMap<unknown, keyof NexconnMessages> = new Map<unknown, keyof NexconnMessages>([
  [ConnectionBanner, 'banner'],
  [ConnectionIndicator, 'indicator'],
  [TokenRefreshBoundary, 'tokenRefresh'],
  [KickedOfflineModal, 'kickedOffline'],
  [SessionEndedDialog, 'sessionEnded'],
]);

/** What all components say in a locale, or undefined for their own English. */
export const wordsIn = (locale: unknown): NexconnMessages | undefined => LOCALES[String(locale)]?.messages ?? undefined;

/** What a story's component says in a locale, or undefined for its own English. */
export function wordsOf(component: unknown, locale: unknown): NexconnMessages[keyof NexconnMessages] | undefined {
  const part = PART_OF.get(component);
  return part && wordsIn(locale)?.[part];
}
