import { createGateway, createServerApi } from '@nexconn-kit/gateway';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { createFaultProxy } from '@nexconn-kit/core/testing/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Set in the project that runs over PostgreSQL. */
    postgresUrl: string;
  }
}

const postgresUrl: string | undefined = inject('postgresUrl');
const app = { appKey: 'test-app', appSecret: 'test-app-secret' };
const ANSWER_MS = 400;
/** More than the links a gateway holds. */
const CALLS = 30;
const TIMED_OUT = { httpStatus: 504, code: 1050 };

/** A gateway whose database is behind a network that the test breaks. */
async function setUp() {
  const network = await createFaultProxy(postgresUrl ?? '');
  onTestFinished(() => network.close());
  const databaseUrl = `${network.url}?query_timeout=${ANSWER_MS}`;
  const gateway = await createGateway({ ...app, databaseUrl, logLevel: 'silent', rateLimits: false });
  onTestFinished(() => gateway.close());
  const api = createServerApi({ ...app, url: gateway.url });
  const issue = (userId: string) => api.call('/v4/auth/access-token/issue', { userId, name: userId });
  return { network, issue };
}

describe.runIf(postgresUrl !== undefined)('a network that swallows what goes to the database', () => {
  it('hangs no call, and is gone by itself: silent links are not used again', async () => {
    const { network, issue } = await setUp();
    await Promise.all(Array.from({ length: CALLS }, (_, number) => issue(`user${number}`)));
    const opened = network.accepted;
    await network.setFault({ type: 'blackHole', direction: 'both' });
    const startedAtMs = performance.now();
    const calls = await Promise.allSettled(Array.from({ length: CALLS }, (_, number) => issue(`user${number}`)));
    expect(performance.now() - startedAtMs).toBeLessThan(8_000);
    expect(calls.map((call) => call.status === 'rejected' && call.reason)).toEqual(
      Array.from({ length: CALLS }, () => expect.objectContaining(TIMED_OUT)),
    );
    await network.setFault({ type: 'pass' });
    await expect.poll(() => issue('ann'), { timeout: 10_000 }).toMatchObject({ userId: 'ann' });
    expect(network.accepted).toBeGreaterThan(opened);
    const answers = await Promise.all(Array.from({ length: CALLS }, (_, number) => issue(`user${number}`)));
    expect(answers).toHaveLength(CALLS);
  });
});
