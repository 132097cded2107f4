import type { Server as HttpServer } from 'node:http';
import { EVENT, NCErrorCode, PING_INTERVAL_MS } from '@nexconn-kit/protocol';
import { Server, type ServerOptions } from 'socket.io';
import { admit } from './admit.ts';
import { announceSpread } from './announceSpread.ts';
import type { RealtimeContext } from './context.ts';
import type { LinkServer, LinkSocket } from './LinkSocket.ts';
import { drainWindowMs, reconnectSpreadMs } from './reconnectSpreadMs.ts';
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
  // A message of 128 KiB: as JSON in JSON each of its characters may take two bytes, and the rest needs some room.
  maxHttpBufferSize: 272 * 1024,
};

export interface Realtime {
  /** Takes no dial any more, tells every client when to come back, and ends every link. */
  drain(): void;
}

/** Puts Socket.IO on an HTTP server, behind the handshake. */
export function createRealtime(server: HttpServer, context: RealtimeContext): Realtime {
  const io: LinkServer = new Server(server, OPTIONS);
  const spreadMs = (): number => reconnectSpreadMs(context.sessions.count);
  const startHandshake = handshakeTimer(context.metrics);
  context.metrics.handshaking.read = () => io.engine.clientsCount - io.of('/').sockets.size;
  const stopAnnouncing = announceSpread(context.clock, spreadMs, (nextMs) => {
    io.emit(EVENT.settings, { reconnectSpreadMs: nextMs });
  });
  let drained: Refusal | undefined;
  // One dial a connection: a second one could sit on two seats, and try tokens without end.
  const dialled = new WeakSet<object>();

  io.use((socket, next) => {
    if (dialled.has(socket.conn)) {
      socket.conn.close();
      return;
    }
    dialled.add(socket.conn);
    const finish = startHandshake();
    admit(context, socket)
      .then((link) => {
        if (drained !== undefined) throw drained;
        socket.data.open = link.open;
        finish('accepted');
        next();
      })
      .catch((error: unknown) => finish(refuse(context, socket, next, error)));
  });
  io.on('connection', (socket) => {
    socket.data.open?.();
    delete socket.data.open;
  });

  return {
    drain() {
      const retryWindowMs = drainWindowMs(context.sessions.count);
      drained = new Refusal({ code: NCErrorCode.LinkNotUsable, details: { retryWindowMs } });
      stopAnnouncing();
      io.emit(EVENT.settings, { reconnectSpreadMs: spreadMs(), retryWindowMs });
      io.disconnectSockets(true);
    },
  };
}

/** @returns the verdict, as it is counted */
function refuse({ log }: RealtimeContext, socket: LinkSocket, next: (error: Error) => void, error: unknown): string {
  const refusal = error instanceof Refusal ? error : new Refusal({ code: NCErrorCode.LinkNotUsable });
  const { userId } = socket.data;
  if (error === refusal) log.info({ userId, code: refusal.data.code, reason: refusal.message }, 'handshake refused');
  else log.error({ err: error, userId }, 'handshake failed');
  next(refusal);
  // Socket.IO sends the refusal a tick later and would then leave the connection open.
  setImmediate(() => socket.conn.close());
  return error === refusal ? String(refusal.data.code) : 'failed';
}

function handshakeTimer({ handshakes, handshakeSeconds }: RealtimeContext['metrics']) {
  return () => {
    const startedAtMs = performance.now();
    return (verdict: string): void => {
      handshakes.inc({ verdict });
      handshakeSeconds.observe((performance.now() - startedAtMs) / 1000);
    };
  };
}
