import { findFreePort } from '@nexconn-kit/config/freePort';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Where the program finds the packages it depends on. */
const HOME = fileURLToPath(new URL('../../../gateway', import.meta.url));

/** The gateway's program, made from the sources as they are now. */
export async function buildGateway(): Promise<{ readonly path: string; remove(): void }> {
  const path = join(HOME, 'node_modules', `.fault-program-${process.pid}`, 'main.mjs');
  const { dependencies } = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8'));
  await build({
    entryPoints: [join(HOME, 'src/main.ts')],
    outfile: path,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['source'],
    external: Object.keys(dependencies).filter((name) => !name.startsWith('@nexconn-kit/')),
  });
  return { path, remove: () => rmSync(join(path, '..'), { recursive: true, force: true }) };
}

async function whenListening(child: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-4_000);
      if (said.includes('listening at ')) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => reject(new Error(`The gateway ended before it listened: ${said}`)));
  });
}

/** A gateway in a process of its own, on one port through all its lives. */
export interface GatewayNode {
  readonly url: string;
  readonly isUp: boolean;
  /** @param signal default: `kill -9` */
  kill(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  start(): Promise<void>;
}

export async function startGatewayNode(path: string, settings: Readonly<Record<string, string>>): Promise<GatewayNode> {
  const port = await findFreePort();
  const { PATH = '' } = process.env;
  const env = { PATH, ...settings, PORT: String(port) };
  let child: ChildProcess | undefined;
  let isUp = false;
  const node: GatewayNode = {
    url: `http://127.0.0.1:${port}`,
    get isUp() {
      return isUp;
    },
    async kill(signal = 'SIGKILL') {
      isUp = false;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
    async start() {
      child = spawn(process.execPath, [path], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      await whenListening(child);
      isUp = true;
    },
  };
  await node.start();
  return node;
}
