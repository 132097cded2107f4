import type { KickedOfflineMessages } from '../messages/NexconnMessages.ts';

export const kickedOfflineEn: KickedOfflineMessages = {
  anotherTab: 'You are active in another tab of this browser',
  anotherDevice: 'You are active on another device',
  elsewhere: 'You are active somewhere else',
  text: 'Your account was opened there, so this page went offline.',
  useHere: 'Use here',
  signOut: 'Sign out',
  failed: 'That did not work.',
};
