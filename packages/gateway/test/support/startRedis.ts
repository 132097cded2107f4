import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { inject, onTestFinished } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the server; set in the project that runs over PostgreSQL. */
    redisPath: string;
  }
}

const READY = 'Ready to accept connections';

/** A Redis of a test's own, that keeps nothing on disk. */
export interface TestRedis {
  readonly url: string;
  /** Lets nothing through, and keeps every link: until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Another one in its place, empty. */
  startAgain(): Promise<void>;
}

/** A port that nobody listens on now; Redis cannot take 0. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function launch(port: number): Promise<ChildProcess> {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn(inject('redisPath'), settings, { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    server.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output = (output + chunk).slice(-4000);
      if (output.includes(READY)) resolve();
    });
    server.once('exit', () => reject(new Error(`Redis ended before it was ready: ${output}`)));
  });
  return server;
}

/** Started for a test, and killed after it. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  let server = await launch(port);
  onTestFinished(() => void server.kill('SIGKILL'));
  return {
    url: `redis://127.0.0.1:${port}`,
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    async kill() {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    },
    async startAgain() {
      server = await launch(port);
    },
  };
}
