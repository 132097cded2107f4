import { Socket } from 'node:net';
import { queryObjects, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const countOf = (constructor: Parameters<typeof queryObjects>[0]): number =>
  queryObjects(constructor, { format: 'count' });

const collectGarbage = runInNewContext('gc') as () => void;

/** The used heap after a collection, bytes. */
export function readHeap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** What this process holds, its gateway and its network included. */
export interface LeakFigures {
  readonly timers: number;
  /** Open sockets, as the event loop counts them. */
  readonly sockets: number;
  /** Sockets in memory: also closed ones that somebody still holds. */
  readonly heldSockets: number;
  readonly processListeners: number;
  readonly promises: number;
  /** Whatever listens, waits or is scheduled holds one. */
  readonly functions: number;
}

export function readFigures(): LeakFigures {
  const resources = process.getActiveResourcesInfo();
  const count = (name: string): number => resources.filter((resource) => resource === name).length;
  return {
    timers: count('Timeout'),
    sockets: count('TCPSocketWrap'),
    heldSockets: countOf(Socket),
    processListeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
    promises: countOf(Promise),
    functions: countOf(Function),
  };
}

/** The middle of the sorted values. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
