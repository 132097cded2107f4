import {
  type ClientToGatewayEvents,
  EVENT,
  type GatewayToClientEvents,
  type HandshakeRequest,
  type LinkSettings,
  PROTOCOL_VERSION,
  type SessionAnswer,
  type Verdict,
} from '@nexconn-kit/protocol';
import { io, type Socket } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import { APP_KEY } from './startGateway.ts';

export interface TestClient {
  readonly socket: Socket<GatewayToClientEvents, ClientToGatewayEvents>;
  /** The names of the events that came, in order. */
  readonly events: readonly string[];
  readonly settings: readonly LinkSettings[];
  /** The answer to the dial; rejects when it was refused. */
  readonly session: Promise<SessionAnswer>;
  /** Why the dial was refused; rejects when it was accepted. */
  readonly refusal: Promise<Verdict>;
  /** The verdict that came on the open link, once the link has ended; null when it ended without one. */
  readonly ended: Promise<Verdict | null>;
}

export interface DialOptions {
  readonly headers?: Record<string, string>;
}

/** What a first visit in a browser would send. */
export function handshakeOf(token: string, changes: Partial<HandshakeRequest> = {}): HandshakeRequest {
  return {
    protocolVersion: PROTOCOL_VERSION,
    appKey: APP_KEY,
    token,
    category: 'web',
    clientId: 'client-1',
    dialNumber: 1,
    intent: 'newcomer',
    lastSessionId: null,
    reconnectKickEnable: false,
    ...changes,
  };
}

/** One dial of a bare client, whatever stands in `auth`; closed when the test ends. */
export function dial(url: string, auth: object, { headers = {} }: DialOptions = {}): TestClient {
  const socket: TestClient['socket'] = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth,
    extraHeaders: headers,
  });
  onTestFinished(() => void socket.disconnect());
  const events: string[] = [];
  const settings: LinkSettings[] = [];
  let verdict: Verdict | null = null;
  socket.onAny((event: string) => events.push(event));
  socket.on(EVENT.settings, (next) => settings.push(next));
  socket.on(EVENT.verdict, (next) => {
    verdict = next;
  });
  const ended = new Promise<Verdict | null>((resolve) => void socket.on('disconnect', () => resolve(verdict)));
  const outcome = new Promise<{ session: SessionAnswer } | { refusal: Verdict }>((resolve, reject) => {
    socket.on(EVENT.session, (session) => resolve({ session }));
    socket.on('connect_error', (error) => {
      if ('data' in error && error.data !== undefined) resolve({ refusal: error.data as Verdict });
      else reject(error);
    });
  });
  return {
    socket,
    events,
    settings,
    ended,
    get session() {
      return outcome.then((found) => ('session' in found ? found.session : fail(`refused: ${found.refusal.code}`)));
    },
    get refusal() {
      return outcome.then((found) => ('refusal' in found ? found.refusal : fail('accepted')));
    },
  };
}

function fail(reason: string): never {
  throw new Error(reason);
}
