import { SERVER_API_PATH as PATH, type ServerApiPath } from '@nexconn-kit/protocol/schemas';

/** One line on each operation, for its description. */
export const OPERATION_SUMMARIES: Readonly<Record<ServerApiPath, string>> = {
  [PATH.issueToken]: 'Registers or renames a user and gives a further access token.',
  [PATH.expireTokens]: 'Voids the tokens that were issued before a moment.',
  [PATH.banUsers]: 'Cuts users off and keeps them out for some minutes.',
  [PATH.unbanUsers]: 'Lifts bans.',
  [PATH.listBans]: 'Lists the bans that hold, latest expiry first.',
  [PATH.softDeleteUsers]: 'Deactivates users and deletes their data.',
  [PATH.restoreUsers]: 'Reactivates users, without the data they had.',
  [PATH.listSoftDeleted]: 'Lists deactivated users, latest first.',
  [PATH.getConnectionStatus]: 'Tells whether a user is online: 1, or offline: 0.',
  [PATH.getOnlineStatus]: 'Another name of connection-status/get.',
  [PATH.updateUser]: 'Changes the name or the avatar of a user.',
  [PATH.getUser]: 'Gives the name and the avatar of a user.',
  [PATH.sendDirect]: 'Sends a message to each of some users.',
  [PATH.createGroup]: 'Makes a group of its owner and some users.',
  [PATH.joinGroup]: 'Adds users to a group.',
  [PATH.leaveGroup]: 'Takes users out of a group; the oldest member follows an owner who leaves.',
  [PATH.quitGroup]: 'Another name of group-channel/leave.',
  [PATH.dismissGroup]: 'Ends a group.',
  [PATH.listMembers]: 'Lists the members of a group, in the order they joined.',
  [PATH.listJoined]: 'Lists the groups of a user, in the order they were joined.',
  [PATH.sendGroup]: 'Sends a message to each of some groups.',
  [PATH.listDirectHistory]: 'Lists messages between two users, newest first.',
  [PATH.listGroupHistory]: 'Lists messages of a group that a user was there for, newest first.',
};
