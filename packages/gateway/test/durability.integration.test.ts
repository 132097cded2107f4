import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerApi } from '../src/index.ts';
import { dial, handshakeOf } from './support/dial.ts';
import {
  buildProgram,
  type Program,
  type RunningProgram,
  settingsFor,
  startProgram,
  temporaryDirectory,
} from './support/program.ts';

/** `KILLS=50` for the long run. */
const ROUNDS = Number(process.env['KILLS'] ?? 3);
const WRITERS = 8;
const READER = 'reader';
const SEND = '/v4/direct-channel/message/send';

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

interface Acknowledged {
  readonly issued: { readonly userId: string; readonly accessToken: string }[];
  readonly banned: string[];
  readonly deleted: string[];
  /** Message ids by writer, in the order they were sent. */
  readonly sent: Map<string, string[]>;
}

/** Writes until the gateway dies; what was answered is what must survive. */
async function writeUntilDeath({ api }: RunningProgram, name: string, acknowledged: Acknowledged): Promise<void> {
  try {
    const sent: string[] = [];
    acknowledged.sent.set(name, sent);
    for (let turn = 0; ; turn += 1) {
      const userId = `${name}-${turn}`;
      const text = { messageType: 'RC:TxtMsg', content: `${turn}` };
      const { messageIds } = await api.call(SEND, { fromUserId: name, toUserIds: [READER], ...text });
      sent.push(...messageIds.map(({ messageId }) => messageId));
      acknowledged.issued.push(await api.call('/v4/auth/access-token/issue', { userId, name: userId }));
      if (turn % 3 === 1) {
        await api.call('/v4/user/ban', { userIds: [userId], durationMinutes: 43_200 });
        acknowledged.banned.push(userId);
      } else if (turn % 3 === 2) {
        await api.call('/v4/user/soft-delete', { userIds: [userId] });
        acknowledged.deleted.push(userId);
      }
    }
  } catch {
    // The kill broke the call off: it was not acknowledged, and may or may not have been stored.
  }
}

async function everything(page: (page: number) => Promise<readonly string[]>): Promise<Set<string>> {
  const all = new Set<string>();
  for (let next = 1; ; next += 1) {
    const ids = await page(next);
    if (ids.length === 0) return all;
    ids.forEach((id) => all.add(id));
  }
}

/** What the reader has from a writer, in the order it was sent. */
async function readAll(api: ServerApi, channelId: string): Promise<string[]> {
  const ids: string[] = [];
  let page = { startAt: Date.now() + 60_000, includeStart: true };
  for (;;) {
    const call = { userId: READER, channelId, ...page, endAt: page.startAt - 86_400_000, pageSize: 100 };
    const { messages } = await api.call('/v4/direct-channel/history-message/list', call);
    ids.unshift(...messages.map(({ messageId }) => messageId).toReversed());
    if (messages.length < 100) return ids;
    page = { startAt: messages.at(-1)!.sentAt, includeStart: false };
  }
}

describe('nexconn-gateway', () => {
  const timeout = 60_000 + ROUNDS * 10_000;
  it('loses nothing it acknowledged when it is killed again and again', { timeout }, async () => {
    const settings = { ...settingsFor(temporaryDirectory()), NEXCONN_RATE_LIMITS: 'off' };
    const acknowledged: Acknowledged = { issued: [], banned: [], deleted: [], sent: new Map() };
    for (let round = 0; round < ROUNDS; round += 1) {
      const gateway = await startProgram(program, settings);
      const writers = Array.from({ length: WRITERS }, (_, writer) =>
        writeUntilDeath(gateway, `r${round}w${writer}`, acknowledged),
      );
      const enough = acknowledged.issued.length + 20 + Math.random() * 60;
      await expect.poll(() => acknowledged.issued.length, { interval: 3, timeout: 20_000 }).toBeGreaterThan(enough);
      gateway.process.kill('SIGKILL');
      await Promise.all([once(gateway.process, 'exit'), ...writers]);
    }
    const { issued, banned, deleted } = acknowledged;
    expect(Math.min(issued.length, banned.length, deleted.length)).toBeGreaterThan(ROUNDS);

    const { url, api } = await startProgram(program, settings);
    const bans = await everything(async (page) => {
      const { bannedUsers } = await api.call('/v4/user/ban/list', { page, pageSize: 1000 });
      return bannedUsers.map(({ userId }) => userId);
    });
    const deletions = await everything(
      async (page) => (await api.call('/v4/user/soft-deleted/list', { page })).userIds,
    );
    expect(banned.filter((userId) => !bans.has(userId))).toEqual([]);
    expect(deleted.filter((userId) => !deletions.has(userId))).toEqual([]);
    for (const { userId } of issued) await api.call('/v4/user/get', { userId });
    await api.call('/v4/auth/access-token/issue', { userId: READER, name: READER });
    for (const [writer, sent] of acknowledged.sent) {
      const stored = await readAll(api, writer);
      // One more may be stored than was answered: the kill took the answer.
      expect(stored.slice(0, sent.length)).toEqual(sent);
      expect(stored.length).toBeLessThanOrEqual(sent.length + 1);
    }

    const refused = new Set([...banned, ...deleted]);
    const free = issued.filter(({ userId }) => !refused.has(userId) && !bans.has(userId) && !deletions.has(userId));
    for (const { userId, accessToken } of free.slice(-5)) {
      expect(await dial(url, handshakeOf(accessToken)).session).toMatchObject({ userId });
    }
  });
});
