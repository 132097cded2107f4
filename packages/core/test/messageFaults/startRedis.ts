import { spawn } from 'node:child_process';
import { inject, onTestFinished } from 'vitest';
import { findFreePort } from '@nexconn-kit/config/freePort';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the server; set in the project that runs over PostgreSQL. */
    redisPath: string;
  }
}

/** A Redis of a test's own, that keeps nothing on disk, killed after the test. @returns its URL */
export async function startRedis(): Promise<string> {
  const port = await findFreePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn(inject('redisPath'), settings, { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void server.kill('SIGKILL'));
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (chunk: Buffer) => chunk.includes('Ready to accept connections') && resolve());
    server.once('exit', () => reject(new Error('Redis ended before it was ready.')));
  });
  return `redis://127.0.0.1:${port}`;
}
