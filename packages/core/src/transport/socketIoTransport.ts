import type {
  ClientToGatewayEvents,
  GatewayToClientEvents,
  HandshakeRequest,
  NCErrorCode,
  Verdict,
} from '@nexconn-kit/protocol';
import { io, type Socket } from 'socket.io-client';
import type { LinkEvent, Transport } from '../ports.ts';
import { findMisfit, isNumber, isText, optional, type Shape } from '../shapes.ts';

/** What the gateway sends by itself, as the engine checks it: a schema library would cost more than the engine. */
type Told = 'session' | 'verdict' | 'settings';
const SHAPES: Readonly<Record<Told, Shape>> = {
  session: {
    userId: isText,
    sessionId: isText,
    reconnectSpreadMs: isNumber,
    tokenRemainingMs: optional(isNumber),
  },
  verdict: { code: isNumber },
  settings: { reconnectSpreadMs: isNumber, retryWindowMs: optional(isNumber) },
};

/** Why Socket.IO says a link ended, as one of our codes; whatever else it says is a dropped link. */
const LOSS_BY_REASON: Readonly<Record<string, NCErrorCode>> = {
  'io server disconnect': 30001,
  'parse error': 30002,
};

const CLOSE = '_onClose';
type Closer = {
  [CLOSE]?: (reason: string, details?: { readonly description?: unknown }) => void;
};

/** Longer than any session, milliseconds, and with the ping interval still what a timer can hold. */
const NEVER_MS = 2e9;

/**
 * Connects, and keeps Engine.IO from ending a link by hints that are no proof, for which it has no options: the page's
 * word that the device is offline, and a ping time-out by the wall clock, which somebody may set. The engine probes.
 */
function connectThroughHints(socket: Socket): void {
  socket.connect();
  socket.io.engine.on('handshake', (answer) => {
    answer.pingTimeout = NEVER_MS;
  });
  const engine = socket.io.engine as unknown as Closer;
  const close = engine[CLOSE];
  engine[CLOSE] = (reason, details) => {
    if (details?.description !== 'network connection lost') close?.call(engine, reason, details);
  };
}

function createSocket(url: string, request: HandshakeRequest): Socket<GatewayToClientEvents, ClientToGatewayEvents> {
  // A path in the URL says where a relay put the gateway; Socket.IO would take it for a namespace.
  const { origin, pathname } = new URL(url);
  return io(origin, {
    path: pathname.replace(/\/?$/, '/socket.io'),
    autoConnect: false,
    forceNew: true,
    reconnection: false,
    transports: ['websocket'],
    auth: { ...request },
  });
}

/** One WebSocket a dial. Socket.IO's own reconnection stays off: when to dial is the machine's to say. */
export const socketIoTransport: Transport = {
  open(url, request, tell) {
    const socket = createSocket(url, request);
    const lose = (code: NCErrorCode, cause: unknown): void => tell({ type: 'lost', code, cause });
    const hear = (name: Told, value: unknown): void => {
      const misfit = findMisfit(value, SHAPES[name]);
      if (misfit) lose(30002, new TypeError(`Bad ${misfit} in ${name}`));
      else tell({ type: name, [name]: value } as unknown as LinkEvent);
    };
    for (const name of Object.keys(SHAPES) as Told[]) {
      socket.on(name, (value: unknown) => hear(name, value));
    }
    socket.on('messages', (page, taken) => tell({ type: 'messages', page, taken }));
    socket.on('disconnect', (reason) => lose(LOSS_BY_REASON[reason] ?? 30011, new Error(reason)));
    socket.on('connect_error', (error: Error & { readonly data?: Verdict }) =>
      error.data ? hear('verdict', error.data) : lose(30010, error),
    );
    socket.io.on('open', () => {
      tell({ type: 'opened' });
      socket.io.engine.on('packet', () => tell({ type: 'heard' }));
    });
    connectThroughHints(socket);
    return {
      ask: (question, asked, limitMs) =>
        (limitMs ? socket.timeout(limitMs) : (socket as Socket)).emitWithAck(question, asked),
      probe: () => void socket.emit('probe', () => {}),
      signOut() {
        socket.off();
        socket.disconnect();
      },
      close() {
        socket.off();
        socket.io.engine.close();
      },
    };
  },
};
