import * as fc from 'fast-check';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { call, type FuzzCall, frame, handshakeChanges } from './fuzz/arbitraries.ts';
import { startHttpCaller } from './fuzz/startHttpCaller.ts';
import { dial, handshakeOf } from './support/dial.ts';
import { signedHeaders } from './support/rawCall.ts';
import { startGateway } from './support/startGateway.ts';

/** Of calls, and of links with frames; `FUZZ_RUNS=100000` for a long run of each. */
const CALLS = Number(process.env['FUZZ_RUNS'] ?? 1500);
const LINKS = Number(process.env['FUZZ_RUNS'] ?? 200);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
const AN_HOUR_MS = 3_600_000;
const FRAMES_A_LINK = 8;
const ANSWERS_WITHIN_MS = 9_000;

/** A gateway whose log tells of whatever it did not foresee. */
const start = async () => {
  const errors: string[] = [];
  const logger = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) });
  const gateway = await startGateway({ logger, rateLimits: false, restoreDelaySeconds: 0 });
  return { gateway, errors };
};

const settings = (numRuns: number) => ({ numRuns, seed: SEED, endOnFailure: true });

describe('the gateway under fuzz', () => {
  it(
    'answers every HTTP request in its envelope, never with 500',
    async () => {
      const { gateway, errors } = await start();
      const caller = startHttpCaller(gateway.port);
      onTestFinished(() => caller.close());
      const property = fc.asyncProperty(call, async ({ isSigned, headers, ...request }: FuzzCall) => {
        const all = isSigned ? { ...signedHeaders(), ...headers } : headers;
        const { status, text } = await caller.call({ ...request, headers: all });
        expect(status).toBeGreaterThanOrEqual(200);
        expect(status).toBeLessThan(500);
        expect(codeOf(text)).toEqual(expect.any(Number));
        expect(errors).toEqual([]);
      });
      await fc.assert(property, settings(CALLS));
    },
    AN_HOUR_MS,
  );

  it(
    'survives every frame, and ends or answers',
    async () => {
      const { gateway, errors } = await start();
      const auth = handshakeOf(await gateway.tokenOf('ann'));
      const witness = dial(gateway.url, handshakeOf(await gateway.tokenOf('bob')));
      await witness.session;
      const frames = fc.array(frame, { minLength: 1, maxLength: FRAMES_A_LINK });
      const property = fc.asyncProperty(handshakeChanges, fc.boolean(), frames, async (changes, isGood, sent) => {
        await visit(gateway.url, isGood ? auth : { ...auth, ...changes }, sent);
        expect(errors).toEqual([]);
        expect(witness.socket.connected).toBe(true);
      });
      await fc.assert(property, settings(LINKS));
      await witness.socket.timeout(5000).emitWithAck('probe');
    },
    AN_HOUR_MS,
  );
});

/** The business code of an answer; Node itself refuses what is no HTTP, without one. */
const codeOf = (text: string): unknown => (text === '' ? 0 : (JSON.parse(text) as { code?: unknown }).code);

/** Dials with `auth`, sends what it was given at whatever state the link is in, and waits for an answer or its end. */
async function visit(url: string, auth: unknown, frames: readonly (string | Uint8Array)[]): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  const ended = new Promise<void>((resolve) => void socket.on('close', () => resolve()));
  socket.on('error', () => {});
  await new Promise<void>((resolve) => void socket.once('message', () => resolve()));
  socket.send(`40${JSON.stringify(auth)}`);
  // Let in or refused: either is an answer to the dial.
  await Promise.race([ended, new Promise((resolve) => void socket.once('message', resolve)), tooLate()]);
  for (const each of frames) if (socket.readyState === WebSocket.OPEN) socket.send(each);
  // What was sent before this has been handled once it is answered, or has ended the link.
  const answered = new Promise<void>((resolve) => {
    socket.on('message', (data) => (data as Buffer).toString().startsWith('4377') && resolve());
  });
  if (socket.readyState === WebSocket.OPEN) socket.send('4277["probe"]');
  await Promise.race([ended, answered, tooLate()]);
  socket.terminate();
}

const tooLate = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(reject, ANSWERS_WITHIN_MS, new Error('neither answered nor ended')).unref();
  });
