import type { TokenRefreshMessages } from '../messages/NexconnMessages.ts';

export const tokenRefreshEn: TokenRefreshMessages = {
  title: 'Your session has expired',
  text: 'Your work here is kept. Try again to carry on, or sign out.',
  retry: 'Try again',
  signOut: 'Sign out',
  failed: 'That did not work.',
};
