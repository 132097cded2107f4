import type { ClientToGatewayEvents, GatewayToClientEvents } from '@nexconn-kit/protocol';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';

interface SocketData {
  /** Whose token came with the handshake, once it was read. */
  userId?: string;
  /** Opens the link of an accepted handshake. */
  open?: () => void;
}

export type LinkSocket = Socket<ClientToGatewayEvents, GatewayToClientEvents, DefaultEventsMap, SocketData>;
export type LinkServer = Server<ClientToGatewayEvents, GatewayToClientEvents, DefaultEventsMap, SocketData>;
