import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TestClock } from '../../test/support/TestClock.ts';
import { createTokens } from '../domain/tokens.ts';
import { createLocalSeating } from '../realtime/createLocalSeating.ts';
import { createSessions } from '../realtime/sessions.ts';
import { openEmbedded } from '../store/openEmbedded.ts';
import { createHttpServer } from './createHttpServer.ts';
import { createNonceMemory } from './nonceMemory.ts';

const app = { appKey: 'app', appSecret: 'secret' };
const headersAt = (nowMs: number) => {
  const signature = createHash('sha1').update(`secret1${nowMs}`).digest('hex');
  return { 'app-key': 'app', nonce: '1', timestamp: String(nowMs), signature };
};

describe('createHttpServer', () => {
  it('answers 500 with code 1000 when it fails inside, and keeps the reason for its log', async () => {
    const clock = new TestClock();
    const store = await openEmbedded(':memory:');
    onTestFinished(() => store.close());
    const findUser = () => Promise.reject(new Error('disk I/O error at /var/lib/nexconn'));
    const lines: string[] = [];
    const server = createHttpServer({
      log: pino({ level: 'error' }, { write: (line: string) => void lines.push(line) }),
      hasRateLimits: true,
      operations: { unreadiness: async () => undefined, metrics: async () => '' },
      onAnswered: () => {},
      signature: { appKey: 'app', appSecrets: app, windowMs: 1000, nonces: createNonceMemory(10) },
      domain: {
        store: { ...store, findUser },
        tokens: createTokens(app),
        presence: createLocalSeating(createSessions(), clock),
        delivery: { announce: () => {} },
        clock,
        onAccountChanged: () => {},
        tokenTtlMs: null,
        restoreDelayMs: 0,
      },
    });
    const reply = await server.inject({
      method: 'POST',
      url: '/v4/user/get',
      headers: { ...headersAt(clock.nowMs()), 'x-request-id': 'request-1' },
      payload: { userId: 'ann' },
    });
    expect(reply.statusCode).toBe(500);
    expect(reply.json()).toEqual({ code: 1000, errorMessage: expect.not.stringContaining('disk') });
    expect(lines.join('')).toMatch(/"requestId":"request-1".*disk I\/O error/);
  });
});
