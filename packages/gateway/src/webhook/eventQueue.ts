import type { WebhookData, WebhookType } from './WebhookEvent.ts';

export interface QueuedEvent {
  readonly type: WebhookType;
  readonly data: WebhookData[WebhookType];
  /** When it was queued, Unix milliseconds. */
  readonly queuedAtMs: number;
}

/** Events in the order they came, so many and no more. */
export interface EventQueue {
  readonly length: number;
  /** @returns the oldest one when it had to go to make room: what is true now matters more */
  push(event: QueuedEvent): readonly QueuedEvent[];
  /** Takes the first ones of one type, `most` of them at most. */
  takeBatch(most: number): readonly QueuedEvent[];
}

export function createEventQueue(capacity: number): EventQueue {
  let events: QueuedEvent[] = [];
  return {
    get length() {
      return events.length;
    },
    push(event) {
      events.push(event);
      return events.splice(0, Math.max(0, events.length - capacity));
    },
    takeBatch(most) {
      const other = events.slice(0, most).findIndex(({ type }) => type !== events[0]?.type);
      const count = other < 0 ? most : other;
      const batch = events.slice(0, count);
      events = events.slice(count);
      return batch;
    },
  };
}
