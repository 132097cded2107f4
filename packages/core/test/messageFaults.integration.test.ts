import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServerApi } from '@nexconn-kit/gateway';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { APP_KEY } from './gatewayFixture.ts';
import { buildGateway, type GatewayNode, startGatewayNode } from './messageFaults/gatewayNode.ts';
import { startRedis } from './messageFaults/startRedis.ts';
import { runFaults } from './messageFaults/runFaults.ts';

const APP_SECRET = 'not-a-secret-of-anyone';
const numberOf = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);

/** `MESSAGES=100000 CLIENTS=20 FAULTS=1000` for the long run; `FAULT_SEED=…` for another one. */
const RUN = {
  messages: numberOf('MESSAGES', 2_000),
  clients: numberOf('CLIENTS', 6),
  faults: numberOf('FAULTS', 20),
  seed: numberOf('FAULT_SEED', 1),
};
const TIMEOUT_MS = 60_000 + RUN.messages * 30 + RUN.faults * 500;

const postgresUrl: string | undefined = inject('postgresUrl');

let program: Awaited<ReturnType<typeof buildGateway>>;
beforeAll(async () => {
  program = await buildGateway();
});
afterAll(() => program.remove());

async function openStore(): Promise<Readonly<Record<string, string>>> {
  if (postgresUrl !== undefined) return { DATABASE_URL: postgresUrl, REDIS_URL: await startRedis() };
  const dataDir = mkdtempSync(join(tmpdir(), 'nexconn-faults-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  return { NEXCONN_DATA_DIR: dataDir };
}

/** One node over the embedded store; two over PostgreSQL and Redis. */
async function openNodes(): Promise<readonly GatewayNode[]> {
  const settings = {
    ...(await openStore()),
    NEXCONN_APP_KEY: APP_KEY,
    NEXCONN_APP_SECRET: APP_SECRET,
    NEXCONN_MULTI_CLIENT: '0',
    NEXCONN_RATE_LIMITS: 'off',
    NEXCONN_OVERLOAD_DELAY_MS: '0',
  };
  const nodes: GatewayNode[] = [];
  for (let count = 0; count < (postgresUrl === undefined ? 1 : 2); count += 1) {
    const node = await startGatewayNode(program.path, settings);
    onTestFinished(() => node.kill());
    nodes.push(node);
  }
  return nodes;
}

describe('messages through faults drawn at random, over real sockets and stores', () => {
  it(
    'R13, R14: each is stored once, heard once by each application, and in order',
    { timeout: TIMEOUT_MS },
    async () => {
      const nodes = await openNodes();
      const api = createServerApi({ url: nodes[0]!.url, appKey: APP_KEY, appSecret: APP_SECRET });
      const { offences, happened, ...figures } = await runFaults(nodes, api, RUN);
      console.log(JSON.stringify({ ...RUN, ...figures, happened: Object.fromEntries(happened) }));
      expect(offences).toEqual([]);
      expect(figures).toMatchObject({ pending: 0 });
      expect(figures.stored).toBeGreaterThan(RUN.messages * 0.9);
    },
  );
});
