import type { ClientToGatewayEvents, GatewayToClientEvents } from '@nexconn-kit/protocol';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { Link } from './createLink.ts';

interface SocketData {
  /** Whose token came with the handshake, once it was read. */
  userId?: string;
  link?: Link;
}

export type LinkSocket = Socket<ClientToGatewayEvents, GatewayToClientEvents, DefaultEventsMap, SocketData>;
export type LinkServer = Server<ClientToGatewayEvents, GatewayToClientEvents, DefaultEventsMap, SocketData>;
