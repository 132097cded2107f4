import { TEST_APP_KEY, type TestGatewaySettings } from '@nexconn-kit/config/browser';
import {
  createNexconnEngine,
  type NCChannel,
  type NCGap,
  type NCMessage,
  type NCReloadProgress,
  type NexconnEngine,
} from '@nexconn-kit/core';
import { onTestFinished } from 'vitest';
import { commands } from 'vitest/browser';

const QUIET = { warn: () => {}, error: () => {} };
const SETTINGS: TestGatewaySettings = { rateLimits: false, multiClient: 0, overloadDelayMs: 0 };
let chats = 0;

export const textOf = ({ content }: NCMessage): string => ('text' in content ? content.text : content.messageType);
export const numbered = (count: number, name = 'message'): string[] =>
  Array.from({ length: count }, (_, index) => `${name} ${index}`);

/** A page of an application over the real IndexedDB, and what it heard. */
export interface Page {
  readonly engine: NexconnEngine;
  readonly received: NCMessage[];
  readonly updated: NCMessage[];
  readonly gaps: NCGap[];
  readonly reloads: NCReloadProgress[];
  /** Everything of a channel, oldest first. */
  read(channel: NCChannel): Promise<readonly NCMessage[]>;
}

export async function readAll(engine: NexconnEngine, channel: NCChannel): Promise<readonly NCMessage[]> {
  let messages: readonly NCMessage[] = [];
  for (;;) {
    const page = await engine.getMessages(channel, { before: messages[0], limit: 100 });
    if (!page.isOk) throw page.error;
    messages = [...page.data.messages, ...messages];
    if (!page.data.hasMore || page.data.messages.length === 0) return messages;
  }
}

/** Two users nobody had before, a gateway, and pages of this browser, which share what it keeps. */
export async function openChat() {
  const [ada, bob] = [`ada${(chats += 1)}`, `bob${chats}`];
  let gateway = await commands.startGateway(SETTINGS);
  const engines: NexconnEngine[] = [];
  onTestFinished(async () => {
    await Promise.all(engines.map((engine) => engine.destroy()));
    await commands.closeGateway(gateway.url);
  });
  const tokens = new Map<string, string>();
  for (const userId of [ada, bob]) {
    const body = { userId, name: userId };
    const { accessToken } = await commands.callServerApi(gateway.url, '/v4/auth/access-token/issue', body);
    tokens.set(userId, accessToken);
  }
  const tokenOf = (userId: string): string => tokens.get(userId) ?? '';
  return {
    ...{ ada, bob, tokenOf },
    toBob: { type: 'direct', id: bob } as const,
    toAda: { type: 'direct', id: ada } as const,
    databaseOf: (userId: string): string => `nexconn:${TEST_APP_KEY}:${userId}`,
    stop: () => commands.closeGateway(gateway.url),
    async startAgain() {
      gateway = await commands.startGateway({ ...SETTINGS, port: gateway.port, dataDir: gateway.dataDir });
      engines.forEach((engine) => engine.reconnectNow());
    },
    /** Through the Server API: nobody is online for it. */
    async say(fromUserId: string, toUserId: string, texts: readonly string[]) {
      for (const text of texts) {
        const message = { messageType: 'RC:TxtMsg', content: JSON.stringify({ content: text }) };
        const body = { fromUserId, toUserIds: [toUserId], ...message };
        await commands.callServerApi(gateway.url, '/v4/direct-channel/message/send', body);
      }
    },
    /** @param isAwaited false where there is no gateway to be connected to */
    async open(userId: string, isAwaited = true): Promise<Page> {
      const engine = createNexconnEngine({ appKey: TEST_APP_KEY, gatewayUrl: gateway.url, logger: QUIET });
      engines.push(engine);
      const page: Page = {
        engine,
        ...{ received: [], updated: [], gaps: [], reloads: [] },
        read: (channel) => readAll(engine, channel),
      };
      engine.addMessageHandler('page', {
        onMessageReceived: (message) => void page.received.push(message),
        onMessageUpdated: (message) => void page.updated.push(message),
        onGap: (gap) => void page.gaps.push(gap),
        onReload: (progress) => void page.reloads.push(progress),
      });
      const connected = engine.connect({ token: tokenOf(userId), userId });
      if (isAwaited) await connected;
      return page;
    },
  };
}
