import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { onTestFinished } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { createServerApi, type ServerApi } from '../../src/index.ts';
import { APP_KEY, APP_SECRET } from './startGateway.ts';
import { placeFor } from './testStore.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Program {
  readonly path: string;
  remove(): void;
}

/** The program made from the sources as they are now, where it finds the packages it depends on. */
export async function buildProgram(): Promise<Program> {
  const path = join(root, 'node_modules', `.test-program-${process.pid}`, 'main.mjs');
  await build({
    entryPoints: [join(root, 'src/main.ts')],
    outfile: path,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['source'],
    external: Object.keys(packageJson.dependencies).filter((name) => !name.startsWith('@nexconn-kit/')),
  });
  return { path, remove: () => rmSync(join(path, '..'), { recursive: true, force: true }) };
}

export interface RunningProgram {
  readonly process: ChildProcess;
  readonly url: string;
  readonly api: ServerApi;
  /** Everything it has written, line by line. */
  readonly lines: readonly string[];
}

export interface EndedProgram {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errorLines: readonly string[];
}

type Environment = Readonly<Record<string, string>>;

const launch = async ({ path }: Program, environment: Environment): Promise<ChildProcess> => {
  const { PATH = '' } = process.env;
  const { databaseUrl } = await placeFor(environment['NEXCONN_DATA_DIR']);
  const env = { PATH, ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }), ...environment };
  const child = spawn(process.execPath, [path], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
};

export const settingsFor = (dataDir: string): Environment => ({
  NEXCONN_APP_KEY: APP_KEY,
  NEXCONN_APP_SECRET: APP_SECRET,
  NEXCONN_DATA_DIR: dataDir,
  PORT: '0',
});

/** Starts the program and waits until it says where it listens. */
export async function startProgram(program: Program, environment: Environment): Promise<RunningProgram> {
  const child = await launch(program, environment);
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      lines.push(...chunk.toString().split('\n').filter(Boolean));
      const found = /listening at (http:\/\/[^"]+)/.exec(chunk.toString())?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => reject(new Error(`ended before it listened: ${lines.join('\n')}`)));
  });
  const api = createServerApi({ url, appKey: APP_KEY, appSecret: APP_SECRET });
  return { process: child, url, api, lines };
}

/** Runs the program with settings under which it has to end by itself. */
export async function runProgram(program: Program, environment: Environment): Promise<EndedProgram> {
  const child = await launch(program, environment);
  let [output, errors] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, output, errorLines: errors.split('\n').filter(Boolean) };
}

/** A directory that is gone after the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'nexconn-gateway-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
