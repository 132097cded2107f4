import type { Clock } from '../../ports.ts';
import type { Direction, Fault } from '../faults.ts';

/** What the simulated network does: four of the faults that the fault proxy knows, with the same meaning. */
export type SimulatedFault = Extract<Fault, { readonly type: 'pass' | 'refuse' | 'blackHole' | 'delay' }>;

/** One connection on the way. */
export interface Lane {
  /** Brings something to the other end, in order, unless the connection ends before. */
  carry(direction: Direction, arrive: () => void): void;
  /** Nothing arrives any more. */
  end(): void;
}

/** The network between client and gateway. */
export interface SimulatedNetwork {
  /** What it does at the moment. */
  readonly fault: SimulatedFault;
  setFault(fault: SimulatedFault): void;
  /** Resets every live connection, once. */
  cut(): void;
}

export interface Way extends SimulatedNetwork {
  /** @param onCut called when the network resets the connection */
  open(onCut: () => void): Lane;
}

interface Held {
  readonly direction: Direction;
  readonly arrive: () => void;
}

/** What the lanes ask of the network at the moment. */
interface Weather {
  isHole(direction: Direction): boolean;
  delayMs(): number;
}

/** @param isOpen whether the connection still lives */
function createLane(clock: Clock, weather: Weather, isOpen: () => boolean) {
  const dueAtMs: Record<Direction, number> = { up: 0, down: 0 };
  let held: readonly Held[] = [];
  const arriveOrHold = (one: Held): void => {
    if (!isOpen()) return;
    if (weather.isHole(one.direction)) held = [...held, one];
    else one.arrive();
  };
  return {
    carry(direction: Direction, arrive: () => void): void {
      const now = clock.monotonic();
      dueAtMs[direction] = Math.max(dueAtMs[direction], now + weather.delayMs());
      clock.schedule(() => arriveOrHold({ direction, arrive }), dueAtMs[direction] - now);
    },
    flush(): void {
      const waiting = held;
      held = [];
      waiting.forEach(arriveOrHold);
    },
  };
}

/** @param latencyMs how long everything takes each way when nothing is wrong, milliseconds */
export function createWay(clock: Clock, latencyMs: number): Way {
  let fault: SimulatedFault = { type: 'pass' };
  const live = new Map<Lane, { readonly onCut: () => void; readonly flush: () => void }>();
  const weather: Weather = {
    isHole: (direction) => fault.type === 'blackHole' && (fault.direction === direction || fault.direction === 'both'),
    delayMs: () => latencyMs + (fault.type === 'delay' ? fault.ms : 0),
  };
  const cut = (): void => [...live.values()].forEach(({ onCut }) => onCut());
  return {
    get fault() {
      return fault;
    },
    setFault(next) {
      fault = next;
      if (fault.type === 'refuse') cut();
      else [...live.values()].forEach(({ flush }) => flush());
    },
    open(onCut) {
      const { carry, flush } = createLane(clock, weather, () => live.has(lane));
      const lane: Lane = { carry, end: () => void live.delete(lane) };
      live.set(lane, { onCut, flush });
      return lane;
    },
    cut,
  };
}
