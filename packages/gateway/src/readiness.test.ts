import { describe, expect, it } from 'vitest';
import { createReadiness } from './readiness.ts';

const answering = { findUser: async () => undefined };

describe('createReadiness', () => {
  it('is ready while the store answers, until the gateway stops', async () => {
    const readiness = createReadiness(answering);
    expect(await readiness.ask()).toBeUndefined();
    readiness.stop();
    expect(await readiness.ask()).toBe('the gateway stops');
  });

  it('is not ready while the store fails, or does not answer within a second', async () => {
    expect(await createReadiness({ findUser: () => Promise.reject(new Error('disk')) }).ask()).toBe('the store fails');
    const startedAtMs = performance.now();
    const silent = createReadiness({ findUser: () => new Promise(() => {}) });
    expect(await silent.ask()).toBe('the store does not answer in time');
    expect(performance.now() - startedAtMs).toBeGreaterThan(900);
  });
});
