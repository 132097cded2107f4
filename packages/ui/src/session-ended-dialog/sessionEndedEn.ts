import { formatDateTime } from '../messages/formatDateTime.ts';
import { fullStop } from '../messages/fullStop.ts';
import type { SessionEndedMessages } from '../messages/NexconnMessages.ts';

export const sessionEndedEn: SessionEndedMessages = {
  banned: { title: 'Your account is suspended', text: 'You cannot connect for now.' },
  deactivated: { title: 'Your account was deactivated', text: 'It can no longer be used to connect.' },
  bannedUntil: (untilMs) => fullStop(`The suspension ends on ${formatDateTime('en', untilMs)}`),
  returnToSignIn: 'Back to sign-in',
};
