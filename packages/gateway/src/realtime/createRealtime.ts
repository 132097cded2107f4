import type { Server as HttpServer } from 'node:http';
import { type ClientToGatewayEvents, EVENT, type GatewayToClientEvents, NCErrorCode, PING_INTERVAL_MS } from '@nexconn-kit/protocol';
import { type DefaultEventsMap, Server, type ServerOptions } from 'socket.io';
import { admit } from './admit.ts';
import type { RealtimeContext } from './context.ts';
import type { Link, LinkSocket } from './createLink.ts';
import { reconnectSpreadMs } from './reconnectSpreadMs.ts';
import { Refusal } from './Refusal.ts';

const OPTIONS: Partial<ServerOptions> = {
  transports: ['websocket'],
  serveClient: false,
  perMessageDeflate: false,
  httpCompression: false,
  pingInterval: PING_INTERVAL_MS,
  // Together with the interval: a link that went silent gives its seat back within 20 s.
  pingTimeout: 12_000,
  connectTimeout: 10_000,
  maxHttpBufferSize: 256 * 1024,
};

/** A drain asks its clients to come back spread over no less than this. */
const SHORTEST_DRAIN_WINDOW_MS = 1_000;

export interface Realtime {
  /** Tells every client when to come back, then ends every link. */
  drain(): Promise<void>;
}

/** Puts Socket.IO on an HTTP server, behind the handshake. */
export function createRealtime(server: HttpServer, context: RealtimeContext): Realtime {
  const io = new Server<ClientToGatewayEvents, GatewayToClientEvents, DefaultEventsMap, { link: Link }>(server, OPTIONS);
  const dialled = new WeakSet<object>();

  io.use((socket, next) => {
    // One dial a connection: a second one could sit on two seats, and try tokens without end.
    if (dialled.has(socket.conn)) return void socket.conn.close();
    dialled.add(socket.conn);
    admit(context, socket).then(
      (link) => {
        socket.data.link = link;
        next();
      },
      (error: unknown) => refuse(context, socket, next, error),
    );
  });
  io.on('connection', (socket) => socket.data.link.open());

  return {
    async drain() {
      const spreadMs = reconnectSpreadMs(context.sessions.count);
      io.emit(EVENT.settings, { reconnectSpreadMs: spreadMs, retryWindowMs: Math.max(spreadMs, SHORTEST_DRAIN_WINDOW_MS) });
      await io.close();
    },
  };
}

function refuse({ log }: RealtimeContext, socket: LinkSocket, next: (error: Error) => void, error: unknown): void {
  const refusal = error instanceof Refusal ? error : new Refusal({ code: NCErrorCode.LinkNotUsable });
  if (error === refusal) log.info({ code: refusal.data.code, reason: refusal.message }, 'handshake refused');
  else log.error({ err: error }, 'handshake failed');
  next(refusal);
  // Socket.IO sends the refusal a tick later and would then leave the connection open.
  setImmediate(() => socket.conn.close());
}
