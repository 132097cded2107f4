import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNexconnEngine, type NCMessage, type NexconnEngine } from '@nexconn-kit/core';
import { createServerApi } from '@nexconn-kit/gateway';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { APP_KEY, reach } from './gatewayFixture.ts';
import { buildGateway, startGatewayNode } from './messageFaults/gatewayNode.ts';
import { readStore } from './messageFaults/readStore.ts';
import { SOON } from './soon.ts';

const APP_SECRET = 'not-a-secret-of-anyone';
const QUIET = { warn: () => {}, error: () => {} };
const TEXTS = Array.from({ length: 400 }, (_, index) => `message ${index}`);
const textOf = ({ content }: NCMessage): string => ('text' in content ? content.text : '');

let program: Awaited<ReturnType<typeof buildGateway>>;
beforeAll(async () => {
  program = await buildGateway();
});
afterAll(() => program.remove());

async function openNode() {
  const dataDir = mkdtempSync(join(tmpdir(), 'nexconn-restarts-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const app = { NEXCONN_APP_KEY: APP_KEY, NEXCONN_APP_SECRET: APP_SECRET };
  const calm = { NEXCONN_RATE_LIMITS: 'off', NEXCONN_OVERLOAD_DELAY_MS: '0' };
  const node = await startGatewayNode(program.path, { ...app, ...calm, NEXCONN_DATA_DIR: dataDir });
  onTestFinished(() => node.kill());
  const api = createServerApi({ url: node.url, appKey: APP_KEY, appSecret: APP_SECRET });
  const open = async (userId: string, onMessageReceived?: (message: NCMessage) => void): Promise<NexconnEngine> => {
    const engine = createNexconnEngine({ appKey: APP_KEY, gatewayUrl: node.url, logger: QUIET });
    onTestFinished(() => engine.destroy());
    if (onMessageReceived) engine.addMessageHandler('test', { onMessageReceived });
    const { accessToken } = await api.call('/v4/auth/access-token/issue', { userId, name: userId });
    await engine.connect({ token: accessToken, userId });
    return engine;
  };
  return { node, api, open };
}

describe('messages while the gateway ends and comes back', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('R13, R14: loses, doubles and moves none by %s', async (signal) => {
    const { node, api, open } = await openNode();
    const received: string[] = [];
    const ada = await open('ada');
    const bob = await open('bob', (message) => void received.push(textOf(message)));
    const sent = TEXTS.map((text) => ada.sendMessage({ type: 'direct', id: 'bob' }, { text }));
    await expect.poll(() => received.length, SOON).toBeGreaterThan(50);
    await node.kill(signal);
    await reach(ada, 13);
    await node.start();
    [ada, bob].forEach((engine) => engine.reconnectNow());
    expect((await Promise.all(sent)).map(({ isOk }) => isOk)).not.toContain(false);
    await expect.poll(() => received.length, SOON).toBeGreaterThanOrEqual(TEXTS.length);
    expect(received).toEqual(TEXTS);
    const shelf = { name: 'theirs', type: 'direct', userId: 'bob', channelId: 'ada' } as const;
    expect((await readStore(api, [shelf])).get('theirs')?.map(({ text }) => text)).toEqual(TEXTS);
  });
});
