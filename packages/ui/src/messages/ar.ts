import { formatDateTime } from './formatDateTime.ts';
import { formatNumber } from './formatNumber.ts';
import { pluralCategory } from './pluralCategory.ts';
import type { NexconnMessages } from './NexconnMessages.ts';

/** As they stand after بعد: Intl's own names of units stand in the nominative. */
const SECONDS: Readonly<Record<Intl.LDMLPluralRule, (count: string) => string>> = {
  zero: (count) => `${count} ثانية`,
  one: () => 'ثانية واحدة',
  two: () => 'ثانيتين',
  few: (count) => `${count} ثوانٍ`,
  many: (count) => `${count} ثانية`,
  other: (count) => `${count} ثانية`,
};

/** Modern Standard Arabic. */
export const ar: NexconnMessages = {
  banner: {
    connecting: 'لا يزال الاتصال جاريًا…',
    reconnecting: 'انقطع الاتصال. جارٍ إعادة الاتصال…',
    noNetwork: 'لا يوجد اتصال بالإنترنت. في انتظار الشبكة…',
    unstable: 'الاتصال غير مستقر',
    timedOut: 'تعذّر الاتصال في الوقت المحدد',
    sessionExpired: 'انتهت صلاحية الجلسة',
    proxy: 'تعذّر الوصول إلى الخادم الوكيل. يُرجى التحقق من إعداداته.',
    refused: (code) => `لا يمكن لهذا التطبيق الاتصال (الخطأ ${code})`,
    replaced: 'قيد الاستخدام في نسخة أحدث من هذه الصفحة',
    restored: 'عاد الاتصال',
    retryIn: (seconds) => `المحاولة التالية بعد ${SECONDS[pluralCategory('ar', seconds)](formatNumber('ar', seconds))}`,
    retrying: 'جارٍ المحاولة',
    retryNow: 'إعادة المحاولة الآن',
    reconnect: 'إعادة الاتصال',
    useHere: 'الاستخدام هنا',
  },
  indicator: {
    0: 'متصل',
    1: 'لا توجد شبكة',
    6: 'نشط في مكان آخر',
    10: 'جارٍ الاتصال',
    11: 'غير متصل',
    12: 'تم تسجيل الخروج',
    13: 'جارٍ إعادة الاتصال',
    14: 'انتهت المهلة',
    15: 'انتهت صلاحية الجلسة',
    16: 'محظور',
    17: 'تعذّر الوصول إلى الوكيل',
    19: 'معطّل',
  },
  tokenRefresh: {
    title: 'انتهت صلاحية الجلسة',
    text: 'عملك هنا محفوظ. يمكنك إعادة المحاولة للمتابعة أو تسجيل الخروج.',
    retry: 'إعادة المحاولة',
    signOut: 'تسجيل الخروج',
    failed: 'لم ينجح ذلك.',
  },
  kickedOffline: {
    anotherTab: 'حسابك نشط في علامة تبويب أخرى في هذا المتصفح',
    anotherDevice: 'حسابك نشط على جهاز آخر',
    elsewhere: 'حسابك نشط في مكان آخر',
    text: 'فُتح حسابك هناك، لذا انقطع اتصال هذه الصفحة.',
    useHere: 'الاستخدام هنا',
    signOut: 'تسجيل الخروج',
    failed: 'لم ينجح ذلك.',
  },
  sessionEnded: {
    banned: { title: 'حسابك محظور', text: 'لا يمكنك الاتصال في الوقت الحالي.' },
    deactivated: { title: 'تم تعطيل حسابك', text: 'لم يعد بالإمكان الاتصال باستخدامه.' },
    bannedUntil: (untilMs) => `يستمر الحظر حتى ${formatDateTime('ar', untilMs)}.`,
    returnToSignIn: 'العودة إلى تسجيل الدخول',
  },
};
