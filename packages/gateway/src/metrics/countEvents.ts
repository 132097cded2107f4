import { type NCCategory, NCErrorCode, type Verdict } from '@nexconn-kit/protocol';
import type { Clock } from '../clock.ts';
import type { Session } from '../realtime/session.ts';
import type { SessionWatcher } from '../realtime/sessions.ts';
import type { WebhookWatcher } from '../webhook/createAccount.ts';
import type { Metrics } from './createMetrics.ts';

/** Counts sessions' comings and goings. */
export function countSessions(metrics: Metrics, clock: Clock): SessionWatcher {
  const { connections, linksEnded } = metrics;
  return {
    added: ({ category }) => connections.inc({ status: 'connected', category }),
    removed(session) {
      const { category, endedWith } = session;
      connections.dec({ status: 'connected', category });
      linksEnded.inc({ reason: reasonOf(session) });
      if (endedWith?.code === NCErrorCode.KickedByOtherClient) countKick(metrics, category, endedWith, clock.nowMs());
    },
  };
}

function countKick(
  { kicks, kickSeconds }: Metrics,
  category: NCCategory,
  { details: { atMs, sameBrowser } = {} }: Verdict,
  nowMs: number,
): void {
  const reason = sameBrowser === undefined ? 'unknown' : sameBrowser ? 'same_browser' : 'other_client';
  kicks.inc({ category, reason });
  // Clocks of two nodes may differ; none ends a link before its seat is taken.
  if (atMs !== undefined) kickSeconds.observe(Math.max(0, nowMs - atMs) / 1000);
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
