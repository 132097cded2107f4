import { formatDateTime } from './formatDateTime.ts';
import { formatNumber } from './formatNumber.ts';
import type { NexconnMessages } from './NexconnMessages.ts';

/** Japanese. */
export const ja: NexconnMessages = {
  banner: {
    connecting: '接続に時間がかかっています…',
    reconnecting: '接続が切れました。再接続しています…',
    noNetwork: 'オフラインです。ネットワークを待っています…',
    unstable: '接続が不安定です',
    timedOut: '時間内に接続できませんでした',
    sessionExpired: 'セッションの有効期限が切れました',
    proxy: 'プロキシに接続できません。設定を確認してください。',
    refused: (code) => `このアプリは接続できません（エラー ${code}）`,
    replaced: '新しく開いた同じページで使用中です',
    restored: 'オンラインに戻りました',
    retryIn: (seconds) => `${formatNumber('ja', seconds)}秒後に再試行します`,
    retrying: '再試行しています',
    retryNow: '今すぐ再試行',
    reconnect: '再接続',
    useHere: 'ここで使う',
  },
  indicator: {
    0: 'オンライン',
    1: 'ネットワークなし',
    6: '別の場所で使用中',
    10: '接続中',
    11: '未接続',
    12: 'サインアウト済み',
    13: '再接続中',
    14: 'タイムアウト',
    15: 'セッション期限切れ',
    16: '利用停止中',
    17: 'プロキシ接続不可',
    19: '無効化済み',
  },
  tokenRefresh: {
    title: 'セッションの有効期限が切れました',
    text: 'ここでの作業内容は保持されています。続けるには再試行してください。サインアウトもできます。',
    retry: '再試行',
    signOut: 'サインアウト',
    failed: 'うまくいきませんでした。',
  },
  kickedOffline: {
    anotherTab: 'このブラウザーの別のタブで使用中です',
    anotherDevice: '別のデバイスで使用中です',
    elsewhere: '別の場所で使用中です',
    text: 'アカウントがそちらで開かれたため、このページはオフラインになりました。',
    useHere: 'ここで使う',
    signOut: 'サインアウト',
    failed: 'うまくいきませんでした。',
  },
  sessionEnded: {
    banned: { title: 'アカウントは利用停止中です', text: '現在は接続できません。' },
    deactivated: { title: 'アカウントは無効になりました', text: 'このアカウントではもう接続できません。' },
    bannedUntil: (untilMs) => `利用停止は${formatDateTime('ja', untilMs)}に終了します。`,
    returnToSignIn: 'サインインに戻る',
  },
};
