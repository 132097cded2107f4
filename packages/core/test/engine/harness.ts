import type { ConnectionStatusChangedEvent, NCConnectParams } from '@nexconn-kit/core';
import { createFakeEngine, type FakeEngine, type FakeEngineOptions } from '@nexconn-kit/core/testing';

export interface Harness extends FakeEngine {
  /** Statuses in the order listeners heard of them. */
  readonly statuses: readonly number[];
  readonly events: readonly ConnectionStatusChangedEvent[];
  /** Connects and lets the fake gateway accept. */
  goOnline(params?: Partial<NCConnectParams>): Promise<void>;
}

const SILENT = { warn: () => {}, error: () => {} };

export function createHarness(options: FakeEngineOptions = {}): Harness {
  const fake = createFakeEngine({ logger: SILENT, ...options });
  const statuses: number[] = [];
  const events: ConnectionStatusChangedEvent[] = [];
  fake.engine.addConnectionStatusHandler('harness', (event) => {
    statuses.push(event.status);
    events.push(event);
  });
  return {
    ...fake,
    statuses,
    events,
    async goOnline(params = {}) {
      void fake.engine.connect({ token: 'token-1', userId: 'ada', ...params });
      await fake.clock.advance(0);
      fake.transport.last().accept();
      await fake.clock.advance(0);
    },
  };
}

/** A provider that hands out what it is given, in order, and remembers why it was asked. */
export function scriptedProvider(...answers: (string | Error)[]) {
  const reasons: string[] = [];
  const provider = ({ reason }: { readonly reason: string }): Promise<string> => {
    const answer = answers[Math.min(reasons.push(reason), answers.length) - 1];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? '');
  };
  return { provider, reasons };
}
