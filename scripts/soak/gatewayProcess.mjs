import { findFreePort } from '../../packages/config/freePort.mjs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../packages/gateway/dist/main.js', import.meta.url));
const LONGEST_START_MS = 60_000;

async function becomeHealthy(url) {
  const endMs = performance.now() + LONGEST_START_MS;
  while (performance.now() < endMs) {
    const isHealthy = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(LONGEST_START_MS) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isHealthy) return;
    await wait(50);
  }
  throw new Error(`The gateway is not healthy ${LONGEST_START_MS / 1_000} s after its start.`);
}

const environment = ({ appKey, appSecret }, port, dataDir) => ({
  ...process.env,
  PORT: String(port),
  NEXCONN_APP_KEY: appKey,
  NEXCONN_APP_SECRET: appSecret,
  NEXCONN_DATA_DIR: dataDir,
  NEXCONN_TOKEN_TTL_SECONDS: '90',
  NEXCONN_RATE_LIMITS: 'off',
  NEXCONN_RESTORE_DELAY_SECONDS: '0',
});

/** Resident memory of a process in MB; NaN where the system does not tell. */
function memoryMbOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
  } catch {
    return Number.NaN;
  }
}

/**
 * The gateway as a program of its own on one port and one database, through all its restarts.
 *
 * @param onSelfEnded told what it said when it ended and nobody asked it to
 */
export async function startGatewayProcess({ app, dataDir, onSelfEnded }) {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const env = environment(app, port, dataDir);
  let child;
  process.on('exit', () => child?.kill('SIGKILL'));
  const start = async () => {
    const own = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    own.stderr.setEncoding('utf8').on('data', (text) => (said += text));
    own.on('close', () => own === child && onSelfEnded(said));
    child = own;
    await becomeHealthy(url);
  };
  const stop = async (signal) => {
    const own = child;
    child = undefined;
    const ended = once(own, 'close');
    own.kill(signal);
    await ended;
  };
  await start();
  return {
    url,
    stop,
    async restart(signal, downMs) {
      await stop(signal);
      await wait(downMs);
      await start();
    },
    memoryMb: () => memoryMbOf(child?.pid),
  };
}
