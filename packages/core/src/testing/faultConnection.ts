import { connect, type Socket } from 'node:net';
import { createFaultPipe, endBy, type FaultPipe } from './faultPipe.ts';
import { flowOf, type Cut, type Direction, type Fault } from './faults.ts';

/** One client's connection through the proxy. */
export interface FaultConnection {
  /** Whether the client has neither ended nor lost it. */
  readonly isLive: boolean;
  setFault(fault: Fault): void;
  cut(how: Cut): void;
  /** Lets go of both sockets. */
  destroy(): void;
}

export interface FaultTarget {
  readonly host: string;
  readonly port: number;
}

const DIRECTIONS: readonly Direction[] = ['up', 'down'];

export interface FaultConnectionHandlers {
  /** Neither side has a socket left. */
  readonly onClosed: () => void;
  /** So many bytes went out, on either side. */
  readonly onSent: (bytes: number) => void;
}

export function createFaultConnection(
  client: Socket,
  target: FaultTarget | null,
  fault: Fault,
  { onClosed, onSent }: FaultConnectionHandlers,
): FaultConnection {
  const server = target && connect({ ...target, allowHalfOpen: true, noDelay: true });
  const sockets = server ? [client, server] : [client];
  const pipes = new Map<Direction, FaultPipe>();
  const stop = (): void => pipes.forEach((pipe) => pipe.stop());
  const cut = (how: Cut): void => {
    stop();
    sockets.forEach((socket) => endBy(how, socket.resume()));
  };
  if (server) {
    const handlers = { spent: () => cut('rst'), sent: onSent };
    pipes.set('up', createFaultPipe(client, server, flowOf(fault, 'up'), handlers));
    pipes.set('down', createFaultPipe(server, client, flowOf(fault, 'down'), handlers));
  } else {
    client.resume();
  }
  let open = sockets.length;
  for (const socket of sockets) {
    // A reset arrives as an error; what it means stands in `close`.
    socket.on('error', () => {});
    socket.on('close', () => (open -= 1) || onClosed());
  }
  return {
    get isLive() {
      return !client.readableEnded && !client.destroyed;
    },
    setFault: (next) => DIRECTIONS.forEach((direction) => pipes.get(direction)?.setFlow(flowOf(next, direction))),
    cut,
    destroy() {
      stop();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}
