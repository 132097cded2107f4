import { createServerApi, type ServerApi } from '@nexconn-kit/gateway';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLinkRelay, type LinkRelay } from './createLinkRelay.ts';
import { createNodeProcess, type NodeProcess } from './createNodeProcess.ts';
import { createTokenRelay, type TokenRelay } from './createTokenRelay.ts';
import { freePort } from './freePort.ts';

const GATEWAY_PROGRAM = join(dirname(createRequire(import.meta.url).resolve('@nexconn-kit/gateway')), 'main.js');
const APP_SERVER_PROGRAM = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const APP_KEY = 'e2e';

/** Everything a demo needs, each part a real process, with a relay on both roads that a browser takes. */
export interface Stack {
  readonly gateway: NodeProcess;
  readonly links: LinkRelay;
  readonly tokens: TokenRelay;
  readonly serverApi: ServerApi;
  readonly appSecret: string;
  /** The gateway dies, and what it had stored with it. */
  loseGateway(): Promise<void>;
  stop(): Promise<void>;
}

/** `direct`: browsers dial the gateway itself, so that a killed gateway refuses connections as it really does. */
export type Road = 'relay' | 'direct';

/**
 * Starts a gateway with a data directory of its own, and an app server.
 *
 * @param seats clients of one user and category at a time; 0: any number
 */
export async function startStack(road: Road, seats = 1): Promise<Stack> {
  const appSecret = randomBytes(24).toString('hex');
  const dataDir = await mkdtemp(join(tmpdir(), 'nexconn-e2e-'));
  const [gatewayPort, appPort] = [await freePort(), await freePort()];
  const identity = { NEXCONN_APP_KEY: APP_KEY, NEXCONN_APP_SECRET: appSecret, HOST: '127.0.0.1' };

  const gateway = createNodeProcess({
    program: GATEWAY_PROGRAM,
    port: gatewayPort,
    env: {
      ...identity,
      PORT: String(gatewayPort),
      NEXCONN_DATA_DIR: dataDir,
      NEXCONN_RESTORE_DELAY_SECONDS: '0',
      NEXCONN_MULTI_CLIENT: String(seats),
    },
  });
  const links = await createLinkRelay(gatewayPort);
  const appServer = createNodeProcess({
    program: APP_SERVER_PROGRAM,
    port: appPort,
    env: {
      ...identity,
      DEMO_PORT: String(appPort),
      NEXCONN_GATEWAY_URL: gateway.url,
      NEXCONN_PUBLIC_GATEWAY_URL: road === 'relay' ? links.url : gateway.url,
    },
  });
  const tokens = await createTokenRelay(appServer.url);
  const stop = async (): Promise<void> => {
    await Promise.all([tokens.close(), links.close(), appServer.kill(), gateway.kill()]);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await Promise.all([gateway.start(), appServer.start()]);
  } catch (error) {
    await stop();
    throw error;
  }
  const loseGateway = async (): Promise<void> => {
    await gateway.kill();
    await rm(dataDir, { recursive: true, force: true });
  };
  const serverApi = createServerApi({ url: gateway.url, appKey: APP_KEY, appSecret });
  return { gateway, links, tokens, appSecret, serverApi, loseGateway, stop };
}
