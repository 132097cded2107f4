import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { until } from './until.ts';

/** Generous: a busy machine starts slowly, and a process that fails is noticed at once. */
const START_LIMIT_MS = 60_000;

export interface NodeProcess {
  readonly url: string;
  /** Starts it, again if need be, and resolves once it serves. */
  start(): Promise<void>;
  /** Ends it without a word, and resolves once it is gone. */
  kill(): Promise<void>;
}

export interface NodeProcessOptions {
  /** The built program. */
  readonly program: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
}

async function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    (response) => response.ok,
    () => false,
  );
}

/** A real server process on a port of its own, which a test can kill and start again. */
export function createNodeProcess({ program, port, env }: NodeProcessOptions): NodeProcess {
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let output = '';

  return {
    url,
    async start() {
      const started = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      const note = (chunk: Buffer): void => void (output += chunk.toString());
      started.stdout.on('data', note);
      started.stderr.on('data', note);
      child = started;
      // A worker that is ended in the middle of a test takes its servers along.
      const endWithWorker = (): void => void started.kill('SIGKILL');
      process.once('exit', endWithWorker);
      started.once('exit', () => process.off('exit', endWithWorker));
      const serves = async (): Promise<boolean> => {
        if (started.exitCode !== null) throw new Error(`${program} ended by itself:\n${output}`);
        return isHealthy(url);
      };
      await until(`${program} serves`, serves, START_LIMIT_MS);
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
