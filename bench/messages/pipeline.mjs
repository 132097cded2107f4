import { io } from 'socket.io-client';
import { bareHandshake } from '../bareHandshake.mjs';

const MESSAGE = { messageType: 'RC:TxtMsg', content: '{"content":"Hello, how are you today?"}' };

async function open(url, token, clientId) {
  const auth = bareHandshake(token, clientId, 1);
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, auth });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  return socket;
}

/** Keeps so many messages on the way from each of these senders. @returns how many were acknowledged a second */
export async function pipeline(url, tokens, { atOnce, warmUpMs, measuredMs }) {
  const sockets = await Promise.all(tokens.map((token, number) => open(url, token, `sender-${number}`)));
  let [sent, counted] = [0, 0];
  const measureFromMs = performance.now() + warmUpMs;
  const endMs = measureFromMs + measuredMs;
  const send = async (socket, to) => {
    while (performance.now() < endMs) {
      const channel = { type: 'direct', id: to };
      const { isOk } = await socket.emitWithAck('send', { clientMessageId: `m${(sent += 1)}`, channel, ...MESSAGE });
      if (!isOk) throw new Error('A message was refused.');
      const nowMs = performance.now();
      if (nowMs > measureFromMs && nowMs < endMs) counted += 1;
    }
  };
  await Promise.all(
    sockets.flatMap((socket, number) => Array.from({ length: atOnce }, () => send(socket, `to-${number}`))),
  );
  sockets.forEach((socket) => socket.disconnect());
  return counted / (measuredMs / 1_000);
}
