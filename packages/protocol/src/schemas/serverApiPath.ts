/** Paths of the Server API that this version answers, by what they do. */
export const SERVER_API_PATH = {
  issueToken: '/v4/auth/access-token/issue',
  expireTokens: '/v4/auth/access-token/expire',
  banUsers: '/v4/user/ban',
  unbanUsers: '/v4/user/unban',
  listBans: '/v4/user/ban/list',
  softDeleteUsers: '/v4/user/soft-delete',
  restoreUsers: '/v4/user/restore',
  listSoftDeleted: '/v4/user/soft-deleted/list',
  getConnectionStatus: '/v4/user/connection-status/get',
  getOnlineStatus: '/v4/user/online-status/get',
  updateUser: '/v4/user/update',
  getUser: '/v4/user/get',
} as const;
export type ServerApiPath = (typeof SERVER_API_PATH)[keyof typeof SERVER_API_PATH];
