import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkNode, install, ROOT, step, toolEnvironment, turbo } from './lib.mjs';
import { onStop, RunError, stopRunning } from './run.mjs';
import { checkPortIsFree, portFrom, Service } from './service.mjs';

const HOST = '127.0.0.1';
const DATA = join(ROOT, '.nexconn');
const RESTART_AFTER_MS = 5_000;

const logFileOf = (name) => join(DATA, `${name}.log`);

/** Made at the first start and kept: tokens and users of the demo outlive a restart. */
function keptAppSecret() {
  const file = join(DATA, 'app-secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

function describeServers({ port, demoPort }) {
  const gatewayUrl = `http://${HOST}:${port}`;
  const app = { NEXCONN_APP_KEY: 'demo-app', NEXCONN_APP_SECRET: keptAppSecret() };
  // A demo may restore at once what it deactivated; whoever starts it may set that and everything else.
  const own = {
    NEXCONN_DATA_DIR: join(DATA, 'gateway'),
    NEXCONN_RESTORE_DELAY_SECONDS: '0',
    ...toolEnvironment(),
    ...app,
    HOST,
  };
  return {
    gateway: {
      program: join(ROOT, 'packages/gateway/dist/main.js'),
      env: { ...own, PORT: String(port) },
      health: `${gatewayUrl}/healthz`,
      url: gatewayUrl,
    },
    demo: {
      program: join(ROOT, 'apps/demo/dist/server/main.js'),
      env: { ...own, DEMO_PORT: String(demoPort), NEXCONN_GATEWAY_URL: gatewayUrl },
      health: `http://${HOST}:${demoPort}/`,
      url: `http://${HOST}:${demoPort}`,
    },
  };
}

const started = [];
let isEnding = false;

async function end(code, message) {
  if (isEnding) return;
  isEnding = true;
  if (message) console.log(message);
  stopRunning();
  // The demo first: it calls the gateway.
  for (const service of started.toReversed()) await service.stop();
  process.exit(code);
}

const endWith = (how, service) => end(1, `\n${how} So everything stops. The last it said:\n\n${service.lastLines()}\n`);

async function startServer(name, { program, env, health }, onEnd) {
  const service = new Service(name, program, { env, cwd: ROOT, logFile: logFileOf(name) });
  started.push(service);
  try {
    await service.ready(health);
  } catch ({ message }) {
    await endWith(message, service);
  }
  void service.ended.then((how) => onEnd(how, service));
  return service;
}

/** Whoever kills the gateway wants to see what a page makes of it. One that ends before it serves stops everything. */
function startGateway(gateway) {
  return startServer('gateway', gateway, async (how, service) => {
    if (isEnding) return;
    started.splice(started.indexOf(service), 1);
    console.log(`  ${how} It starts again in ${RESTART_AFTER_MS / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, RESTART_AFTER_MS));
    if (isEnding) return;
    const { pid } = await startGateway(gateway);
    console.log(`  The gateway is back, as process ${pid}.`);
  });
}

async function main() {
  checkNode();
  const ports = { port: portFrom('PORT', 8787), demoPort: portFrom('DEMO_PORT', 5173) };
  await checkPortIsFree('PORT', ports.port, HOST);
  await checkPortIsFree('DEMO_PORT', ports.demoPort, HOST);
  await step('install', install);
  await step('build', () => turbo('build'));
  mkdirSync(DATA, { recursive: true, mode: 0o700 });
  for (const name of ['gateway', 'demo']) rmSync(logFileOf(name), { force: true });
  const { gateway, demo } = describeServers(ports);
  let gatewayPid;
  await step('gateway', async () => {
    ({ pid: gatewayPid } = await startGateway(gateway));
  });
  await step('demo', async () => void (await startServer('demo', demo, endWith)));
  console.log(`
  The demo is ready:  ${demo.url}

  Sign in with any user id; open it twice to see two devices.
  Its gateway listens at ${gateway.url}, as process ${gatewayPid}: kill ${gatewayPid}, and it comes back 5 s later.
  Data and logs are in .nexconn/
  Ctrl-C stops both.
`);
}

onStop(() => end(0, '\nStopping …'));

try {
  await main();
} catch (error) {
  await end(1, error instanceof RunError ? `\n${error.output}\n${error.message}` : `\n${error.message}`);
}
