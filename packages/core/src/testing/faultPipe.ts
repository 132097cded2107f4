import type { Socket } from 'node:net';
import { Pace } from './faultPace.ts';
import type { Cut, Flow } from './faults.ts';

/** Above this a pipe reads no further, and the sender has to wait. */
const HIGH_WATER_BYTES = 65_536;

interface Item {
  readonly content: Buffer | Cut;
  readonly atMs: number;
}

/** One direction of one connection. */
export interface FaultPipe {
  /** Takes effect at once, for what waits in the pipe too. */
  setFlow(flow: Flow): void;
  /** Moves nothing any more, whatever flow is set. */
  stop(): void;
}

/** Resets a socket whose peer may still be on its way to be connected. */
export function reset(socket: Socket): void {
  if (socket.connecting) socket.destroy();
  else socket.resetAndDestroy();
}

const ENDINGS: Readonly<Record<Cut, (socket: Socket) => void>> = { rst: reset, fin: (socket) => void socket.end() };

export const endBy = (cut: Cut, socket: Socket): void => ENDINGS[cut](socket);

/** What came in and has not gone out yet, in order; the end of the sender is one of the items. */
function createIntake(from: Socket, onItem: () => void) {
  const items: Item[] = [];
  let bytes = 0;
  const take = (content: Item['content']): void => {
    items.push({ content, atMs: performance.now() });
    if (typeof content !== 'string' && (bytes += content.length) > HIGH_WATER_BYTES) from.pause();
    onItem();
  };
  from.on('data', take);
  from.on('end', () => take('fin'));
  from.on('close', (hadError) => hadError && take('rst'));
  return {
    first: (): Item | undefined => items[0],
    /** Takes the first item out, or so many bytes of it. */
    shift({ content, atMs }: Item, size: number): void {
      items.shift();
      if (typeof content === 'string') return;
      if (size < content.length) items.unshift({ content: content.subarray(size), atMs });
      if ((bytes -= size) <= HIGH_WATER_BYTES) from.resume();
    },
  };
}

export interface FaultPipeHandlers {
  /** The quota of the flow is used up. */
  readonly spent: () => void;
  /** So many bytes went out. */
  readonly sent: (bytes: number) => void;
}

export function createFaultPipe(from: Socket, to: Socket, flow: Flow, on: FaultPipeHandlers): FaultPipe {
  let pace = new Pace(flow);
  let isWriting = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  const send = (item: Item): void => {
    const { content } = item;
    const slice = typeof content === 'string' ? content : pace.slice(content);
    intake.shift(item, slice.length);
    if (typeof slice === 'string') return endBy(slice, to);
    isWriting = true;
    on.sent(slice.length);
    to.write(slice, () => {
      isWriting = false;
      pump();
    });
  };
  const pump = (): void => {
    clearTimeout(timer);
    const item = intake.first();
    if (isWriting || isStopped || pace.isHeld) return;
    if (pace.isSpent) return on.spent();
    if (item === undefined) return;
    const waitMs = pace.waitMs(item.atMs);
    if (waitMs > 0) timer = setTimeout(pump, Math.ceil(waitMs));
    else send(item);
  };
  const intake = createIntake(from, pump);
  return {
    setFlow(next) {
      pace = new Pace(next);
      pump();
    },
    stop() {
      isStopped = true;
      pump();
    },
  };
}
