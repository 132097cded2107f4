import type { ConnectionStatusChangedEvent } from '@nexconn-kit/core';
import type { WalkEvent } from './events.ts';
import { liveDial, type Memory } from './memory.ts';
import type { CallNote, DialNote, Look, World } from './world.ts';

/** One event and what followed from it until all was quiet again. */
export interface Step {
  readonly world: World;
  readonly memory: Memory;
  readonly event: WalkEvent;
  readonly before: Look;
  readonly after: Look;
  readonly hops: readonly ConnectionStatusChangedEvent[];
  /** Calls of `connect` and `resume` that waited before it. */
  readonly pending: readonly CallNote[];
  /** Those that got their answer. */
  readonly answered: readonly CallNote[];
  /** Dials of this step, and the one before them. */
  readonly dials: readonly DialNote[];
  /** The dial that the event was a word on. */
  readonly dial?: DialNote | undefined;
  /** Whether the event was a word on a link that the engine had let go of. */
  readonly isLate: boolean;
}

export type Rule = readonly [promise: string, holds: (step: Step) => boolean];

export const openAsk = ({ world }: Step): boolean => world.asks.some((ask) => !ask.isSettled && !ask.signal.aborted);
export const isDialing = ({ world }: Step): boolean => liveDial(world)?.isAccepted === false;
export const isOpening = ({ world, after }: Step): boolean =>
  after.state.status === 10 && liveDial(world)?.isAccepted === true;
