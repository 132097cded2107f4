import { NCErrorCode } from '@nexconn-kit/protocol';
import type { Session } from '../realtime/session.ts';
import type { SessionWatcher } from '../realtime/sessions.ts';
import type { WebhookWatcher } from '../webhook/createAccount.ts';
import type { Metrics } from './createMetrics.ts';

/** Counts sessions' comings and goings. */
export function countSessions({ connections, linksEnded, kicks }: Metrics): SessionWatcher {
  return {
    added: ({ category }) => connections.inc({ category }),
    removed(session) {
      const { category, endedWith } = session;
      connections.dec({ category });
      linksEnded.inc({ reason: reasonOf(session) });
      if (endedWith?.code === NCErrorCode.KickedByOtherClient) kicks.inc({ category });
    },
  };
}

function reasonOf({ endedWith, hasSignedOut }: Session): string {
  if (endedWith !== undefined) return String(endedWith.code);
  return hasSignedOut ? 'signed_out' : 'lost';
}

/** Counts webhook deliveries. */
export function countWebhook({ webhookEvents, webhookTrySeconds, webhookWaitSeconds }: Metrics): WebhookWatcher {
  return {
    tried: (outcome, tookMs) => webhookTrySeconds.observe({ outcome }, tookMs / 1000),
    settled(end, waitedMs) {
      webhookEvents.inc({ end });
      if (end === 'delivered') webhookWaitSeconds.observe(waitedMs / 1000);
    },
  };
}
