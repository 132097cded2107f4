import {
  EVENT,
  type LinkSettings,
  type NCErrorCode,
  type RenewAnswer,
  type SessionAnswer,
  type Verdict,
} from '@nexconn-kit/protocol';
import { io } from 'socket.io-client';
import { DIAL_MS } from '../numbers.ts';
import type { LinkEvent, Transport } from '../ports.ts';
import { findMisfit, isBoolean, isNumber, isObject, isText, optional, type Shape } from '../shapes.ts';

const VERDICT: Shape = { code: isNumber, details: optional(isObject) };
const RENEW_ANSWER: Shape = { isOk: isBoolean, tokenRemainingMs: optional(isNumber) };
const SESSION: Shape = {
  userId: isText,
  sessionId: isText,
  reconnectSpreadMs: isNumber,
  tokenRemainingMs: optional(isNumber),
};
const SETTINGS: Shape = { reconnectSpreadMs: isNumber, retryWindowMs: optional(isNumber) };

/** Why Socket.IO says a link ended, as one of our codes; whatever else it says is a dropped link. */
const LOSS_BY_REASON: Readonly<Record<string, NCErrorCode>> = {
  'io server disconnect': 30001,
  'ping timeout': 30012,
  'parse error': 30002,
};

type Socket = ReturnType<typeof io>;

function listen(socket: Socket, tell: (event: LinkEvent) => void): void {
  const lose = (code: NCErrorCode, cause: unknown): void => tell({ type: 'lost', code, cause });
  const hear = <T>(name: string, shape: Shape, toEvent: (value: T) => LinkEvent): void => {
    socket.on(name, (value: T) => {
      const misfit = findMisfit(value, shape);
      if (misfit === undefined) tell(toEvent(value));
      else lose(30002, new TypeError(`The gateway sent "${name}" with a bad "${misfit}".`));
    });
  };
  socket.io.on('open', () => {
    tell({ type: 'opened' });
    socket.io.engine.on('packet', () => tell({ type: 'heard' }));
  });
  socket.on('connect_error', (error: Error & { readonly data?: unknown }) => {
    if (findMisfit(error.data, VERDICT)) lose(30010, error);
    else tell({ type: 'verdict', verdict: error.data as Verdict });
  });
  socket.on('disconnect', (reason) => lose(LOSS_BY_REASON[reason] ?? 30011, new Error(reason)));
  hear(EVENT.session, SESSION, (answer: SessionAnswer) => ({ type: 'answered', answer }));
  hear(EVENT.verdict, VERDICT, (verdict: Verdict) => ({ type: 'verdict', verdict }));
  hear(EVENT.settings, SETTINGS, (settings: LinkSettings) => ({ type: 'settings', settings }));
}

/** One WebSocket a dial. Socket.IO's own reconnection stays off: when to dial is the machine's to say. */
export const socketIoTransport: Transport = {
  open(url, request, tell) {
    const socket = io(url, {
      autoConnect: false,
      forceNew: true,
      reconnection: false,
      transports: ['websocket'],
      auth: { ...request },
    });
    let isClosed = false;
    listen(socket, (event) => isClosed || tell(event));
    socket.connect();
    return {
      async renew(token) {
        const answer: unknown = await socket.timeout(DIAL_MS).emitWithAck(EVENT.renew, { token });
        return findMisfit(answer, RENEW_ANSWER) ? { isOk: false, code: 30002 } : (answer as RenewAnswer);
      },
      probe: () => void socket.emit(EVENT.probe, () => {}),
      close() {
        isClosed = true;
        socket.off();
        socket.disconnect();
      },
    };
  },
};
