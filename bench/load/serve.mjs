import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createGateway, createServerApi } from '@nexconn-kit/gateway';
import { EVENT } from '@nexconn-kit/protocol';
import { Server } from 'socket.io';
import { createTokens } from '../../packages/gateway/dist/domain/tokens.js';
import { APP } from '../benchGateway.mjs';
import { answerOrders } from './orders.mjs';

/** The same as the gateway's, so that what is compared is our work and not a setting. */
const SAME_OPTIONS = {
  transports: ['websocket'],
  serveClient: false,
  perMessageDeflate: false,
  httpCompression: false,
  pingInterval: 8_000,
  pingTimeout: 12_000,
  connectTimeout: 10_000,
  maxHttpBufferSize: 256 * 1024,
};
const SAME_BACKLOG = 4096;
const CALLS_AT_ONCE = 50;

/** Socket.IO and the check of a token's seal; nothing else. */
async function serveBare() {
  const tokens = createTokens(APP);
  const server = createServer();
  const io = new Server(server, SAME_OPTIONS);
  io.use((socket, next) => {
    const claims = tokens.read(socket.handshake.auth.token, Date.now());
    if (claims === undefined) return next(new Error('refused'));
    socket.data.userId = claims.userId;
    next();
  });
  io.on('connection', (socket) => socket.emit(EVENT.session, { userId: socket.data.userId, sessionId: socket.id }));
  await new Promise((resolve) => void server.listen({ port: 0, host: '127.0.0.1', backlog: SAME_BACKLOG }, resolve));
  const tokenOf = async (userId) => tokens.issue({ userId, issuedAtMs: Date.now(), expiresAtMs: null });
  return { port: server.address().port, tokenOf };
}

/** As it comes: its limits are on, its store is on the disk, and it writes a line for each link, to nowhere. */
async function serveGateway() {
  const dataDir = mkdtempSync(join(tmpdir(), 'nexconn-bench-'));
  process.on('exit', () => rmSync(dataDir, { recursive: true }));
  const { url, port } = await createGateway({ ...APP, dataDir, rateLimits: false });
  const api = createServerApi({ url, ...APP });
  const tokenOf = async (userId) =>
    (await api.call('/v4/auth/access-token/issue', { userId, name: userId })).accessToken;
  return { port, tokenOf };
}

async function tokensFor(users, tokenOf) {
  const tokens = [];
  for (let from = 0; from < users; from += CALLS_AT_ONCE) {
    const group = Array.from({ length: Math.min(CALLS_AT_ONCE, users - from) }, (_, turn) => `user-${from + turn}`);
    tokens.push(...(await Promise.all(group.map(tokenOf))));
  }
  return tokens;
}

const delay = monitorEventLoopDelay({ resolution: 5 });
const { port, tokenOf } = await { bare: serveBare, gateway: serveGateway }[process.argv[2]]();
answerOrders({
  open: async ({ users }) => ({ port, tokens: await tokensFor(users, tokenOf) }),
  memory: async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      globalThis.gc();
      await new Promise((resolve) => void setTimeout(resolve, 100));
    }
    return process.memoryUsage.rss();
  },
  watchDelay: async () => {
    delay.reset();
    delay.enable();
  },
  delay: async () => ({ p50Ms: delay.percentile(50) / 1e6, p99Ms: delay.percentile(99) / 1e6, maxMs: delay.max / 1e6 }),
});
