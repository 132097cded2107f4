import { WebSocket } from 'ws';
import { bareHandshake } from '../bareHandshake.mjs';
import { answerOrders } from './orders.mjs';

// A client library would cost more than the server that is measured: this speaks the few frames that are needed.
const OPEN = '0';
const PING = '2';
const PONG = '3';
const CONNECT = '40';
const SESSION = '42["session"';
const REFUSED = '44';
/** One address of the loopback for so many clients, as each has 28,000 ports. */
const CLIENTS_AN_ADDRESS = 2_000;

const open = new Set();
let redials = 0;

/** Where a dial broke without a verdict, as on a machine that is too busy to accept in time. */
const REDIAL_WITHIN_MS = 1_000;

/** Dials until it is let in, within the windows that it is given. @returns how long that took, milliseconds */
async function dial(target) {
  const startedAt = performance.now();
  for (;;) {
    const { socket, retryWindowMs } = await dialOnce(target).catch(() => ({ retryWindowMs: REDIAL_WITHIN_MS }));
    if (socket !== undefined) return { socket, tookMs: performance.now() - startedAt };
    redials += 1;
    await wait(Math.random() * retryWindowMs);
  }
}

function dialOnce({ port, token, number }) {
  const localAddress = `127.0.0.${2 + Math.floor(number / CLIENTS_AN_ADDRESS)}`;
  return new Promise((resolve, reject) => {
    const url = `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`;
    const socket = new WebSocket(url, { localAddress, perMessageDeflate: false });
    open.add(socket);
    socket.on('close', (code) => {
      open.delete(socket);
      reject(new Error(`closed with ${code}`));
    });
    socket.on('error', reject);
    socket.on('message', (data) => {
      const frame = String(data);
      if (frame === PING) socket.send(PONG);
      else if (frame.startsWith(OPEN)) socket.send(CONNECT + JSON.stringify(bareHandshake(token, `c${number}`, 1)));
      else if (frame.startsWith(REFUSED)) resolve(JSON.parse(frame.slice(REFUSED.length)).data.details);
      else if (frame.startsWith(SESSION)) resolve({ socket });
    });
  });
}

const wait = (ms) => new Promise((resolve) => void setTimeout(resolve, ms));

answerOrders({
  /** All of them at once. */
  async storm({ port, tokens, from = 0 }) {
    const startedAt = performance.now();
    const dials = await Promise.all(tokens.map((token, turn) => dial({ port, token, number: from + turn })));
    return { tookMs: performance.now() - startedAt, dialsMs: dials.map(({ tookMs }) => tookMs) };
  },
  /** So many a second, whatever becomes of them; each stays a second. */
  async steady({ port, tokens, aSecond }) {
    const startedAt = performance.now();
    const dials = tokens.map(async (token, number) => {
      await wait((number * 1000) / aSecond - (performance.now() - startedAt));
      const { socket, tookMs } = await dial({ port, token, number });
      setTimeout(() => socket.close(), 1000);
      return tookMs;
    });
    return { dialsMs: await Promise.all(dials) };
  },
  count: async () => open.size,
  redials: async () => redials,
  async leave() {
    for (const socket of open) socket.terminate();
    while (open.size > 0) await wait(20);
  },
});
