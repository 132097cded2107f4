import { describe, expect, it } from 'vitest';
import { createEventQueue, type QueuedEvent } from './eventQueue.ts';

const event = (type: QueuedEvent['type'], queuedAtMs: number) => ({ type, queuedAtMs }) as QueuedEvent;

describe('createEventQueue', () => {
  it('takes the first ones of one type, in order, and leaves the others', () => {
    const queue = createEventQueue(10);
    const types = ['user:connection_status', 'user:connection_status', 'user:activation_state'] as const;
    types.forEach((type, turn) => queue.push(event(type, turn)));
    expect(queue.takeBatch(5).map(({ queuedAtMs }) => queuedAtMs)).toEqual([0, 1]);
    expect(queue.takeBatch(5).map(({ queuedAtMs }) => queuedAtMs)).toEqual([2]);
    expect(queue.takeBatch(5)).toEqual([]);
  });
});
