import { formatDateTime } from './formatDateTime.ts';
import { formatNumber } from './formatNumber.ts';
import type { NexconnMessages } from './NexconnMessages.ts';

/** Simplified Chinese. */
export const zhHans: NexconnMessages = {
  banner: {
    connecting: '仍在连接…',
    reconnecting: '连接已断开，正在重新连接…',
    noNetwork: '当前处于离线状态，正在等待网络…',
    unstable: '连接不稳定',
    timedOut: '连接超时',
    sessionExpired: '登录已过期',
    proxy: '无法连接代理服务器，请检查代理设置。',
    refused: (code) => `此应用无法连接（错误 ${code}）`,
    replaced: '正在此页面的较新副本中使用',
    restored: '已恢复连接',
    retryIn: (seconds) => `${formatNumber('zh-Hans', seconds)} 秒后重试`,
    retrying: '正在重试',
    retryNow: '立即重试',
    reconnect: '重新连接',
    useHere: '在此使用',
  },
  indicator: {
    0: '在线',
    1: '无网络',
    6: '已在别处使用',
    10: '连接中',
    11: '未连接',
    12: '已退出登录',
    13: '重新连接中',
    14: '连接超时',
    15: '登录已过期',
    16: '已封禁',
    17: '代理不可用',
    19: '已停用',
  },
  tokenRefresh: {
    title: '登录已过期',
    text: '此处的内容已保留。请重试以继续，或退出登录。',
    retry: '重试',
    signOut: '退出登录',
    failed: '操作未成功。',
  },
  kickedOffline: {
    anotherTab: '账号已在此浏览器的其他标签页中使用',
    anotherDevice: '账号已在其他设备上使用',
    elsewhere: '账号已在别处使用',
    text: '账号已在那里打开，因此此页面已离线。',
    useHere: '在此使用',
    signOut: '退出登录',
    failed: '操作未成功。',
  },
  sessionEnded: {
    banned: { title: '账号已被封禁', text: '暂时无法连接。' },
    deactivated: { title: '账号已停用', text: '无法再用此账号连接。' },
    bannedUntil: (untilMs) => `封禁将于 ${formatDateTime('zh-Hans', untilMs)} 解除。`,
    returnToSignIn: '返回登录',
  },
};
