import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createFaultConnection, type FaultConnection, type FaultTarget } from './faultConnection.ts';
import { CUTS, type Cut, type Fault } from './faults.ts';

const HOST = '127.0.0.1';
const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'ws:': 80, 'https:': 443, 'wss:': 443 };

export interface FaultProxyOptions {
  /** The fault at first. Default: pass. */
  readonly fault?: Fault | undefined;
  /** Where to listen on 127.0.0.1. Default 0: any free port. */
  readonly port?: number | undefined;
}

/** A TCP proxy that fails on command. */
export interface FaultProxy {
  /** What to dial instead of the target: the target's URL with the host and port of the proxy. */
  readonly url: string;
  readonly port: number;
  /** Connections that are open on the client's side. */
  readonly connections: number;
  /** Connections that were accepted so far, whatever became of them. */
  readonly accepted: number;
  /** Bytes that went through so far, both ways together; what TCP carries, without its own headers. */
  readonly bytes: number;
  /** Puts another fault in the place of the present one, for live connections at once; resolves when new ones meet it too. */
  setFault(fault: Fault): Promise<void>;
  /** Cuts the live connections, once; the fault stays as it is. */
  cut(how: Cut): void;
  /** Lets go of the port, of every socket and of every timer. */
  close(): Promise<void>;
}

function readTarget(target: string | { readonly host?: string | undefined; readonly port: number }) {
  const url = new URL(typeof target === 'string' ? target : `http://${target.host ?? HOST}:${target.port}`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return { url, host, port: Number(url.port || DEFAULT_PORTS[url.protocol]) };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, HOST);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const stopListening = (server: Server): Promise<void> => new Promise((resolve) => void server.close(() => resolve()));

/** Listens or not, as it was told last. One change at a time: the port is free only once the older listener is gone. */
function listenAsTold(server: Server, port: number): (shallListen: boolean) => Promise<void> {
  let wish: boolean;
  let settled = Promise.resolve();
  const match = async (): Promise<void> => {
    if (wish !== server.listening) await (wish ? listen(server, port) : stopListening(server));
  };
  return (shallListen) => {
    wish = shallListen;
    return (settled = settled.then(match));
  };
}

/** The connections of one proxy, and the fault that they meet. */
class Traffic {
  readonly live = new Set<FaultConnection>();
  readonly #target: FaultTarget;
  fault: Fault;
  accepted = 0;
  bytes = 0;

  constructor(target: FaultTarget, fault: Fault) {
    this.#target = target;
    this.fault = fault;
  }

  accept(client: Socket): void {
    this.accepted += 1;
    const how = CUTS[this.fault.type];
    const target = how || this.fault.type === 'acceptThenSilence' ? null : this.#target;
    const connection = createFaultConnection(client, target, this.fault, {
      onClosed: () => this.live.delete(connection),
      onSent: (bytes) => (this.bytes += bytes),
    });
    this.live.add(connection);
    if (how) connection.cut(how);
  }

  setFault(fault: Fault): void {
    this.fault = fault;
    const how = CUTS[fault.type];
    for (const connection of this.live) {
      if (how) connection.cut(how);
      else connection.setFault(fault);
    }
  }
}

/**
 * Stands between a client and a server, and does to their connections what networks do.
 *
 * @param target the URL or the host and port that it forwards to; a host is 127.0.0.1 unless given
 */
export async function createFaultProxy(
  target: string | { readonly host?: string | undefined; readonly port: number },
  { fault = { type: 'pass' }, port: wished = 0 }: FaultProxyOptions = {},
): Promise<FaultProxy> {
  const { url, ...address } = readTarget(target);
  const traffic = new Traffic(address, fault);
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => traffic.accept(client));
  const port = await listen(server, wished);
  url.host = `${HOST}:${port}`;

  let isClosed = false;
  const settle = listenAsTold(server, port);
  await settle(fault.type !== 'refuse');
  return {
    url: url.href.replace(/\/$/, ''),
    port,
    get connections() {
      return [...traffic.live].filter(({ isLive }) => isLive).length;
    },
    get accepted() {
      return traffic.accepted;
    },
    get bytes() {
      return traffic.bytes;
    },
    setFault(next) {
      traffic.setFault(next);
      return settle(!isClosed && next.type !== 'refuse');
    },
    cut: (how) => traffic.live.forEach((connection) => connection.cut(how)),
    close() {
      isClosed = true;
      traffic.live.forEach((connection) => connection.destroy());
      return settle(false);
    },
  };
}
