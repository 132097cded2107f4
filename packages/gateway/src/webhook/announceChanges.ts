import type { Clock } from '../clock.ts';
import type { AccountChange } from '../domain/context.ts';
import type { Session } from '../realtime/session.ts';
import type { SessionWatcher } from '../realtime/sessions.ts';
import { ACTIVATION, type Announce, CONNECTION_STATUS, type ConnectionStatus } from './WebhookEvent.ts';

/** Turns sessions' comings and goings into webhook events. */
export function announceSessions(announce: Announce, clock: Clock): SessionWatcher {
  const tell = (status: ConnectionStatus, { userId, clientIp, sessionId }: Session): void =>
    announce('user:connection_status', {
      status,
      userId,
      time: clock.nowMs(),
      os: 'Websocket',
      clientIp,
      sessionId,
    });
  return {
    added: (session) => tell(CONNECTION_STATUS.online, session),
    removed: (session) => tell(session.hasSignedOut ? CONNECTION_STATUS.signedOut : CONNECTION_STATUS.offline, session),
  };
}

/** Turns accounts' ends and returns into webhook events. */
export function announceAccounts(announce: Announce, clock: Clock) {
  return ({ userId, operationId, isActive }: AccountChange): void =>
    announce('user:activation_state', {
      userId,
      operateId: operationId,
      operationType: isActive ? ACTIVATION.reactivated : ACTIVATION.deactivated,
      code: '0',
      time: clock.nowMs(),
    });
}
