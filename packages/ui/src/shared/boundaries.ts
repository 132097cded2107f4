import type { NexconnEngine } from '@nexconn-kit/core';
import { createRoll } from './createRoll.ts';

/** `ready`: it will ask at 15. `asking`: its panel is up, until the answer had its effect. */
const boundaries = createRoll<'ready' | 'asking'>();

/** Makes a boundary known to the banner of the same engine, before either is painted. */
export const useAsBoundary = boundaries.useEntry;

/** Whether a boundary of the engine says what there is to say about its token. */
export const useIsAskedByBoundary = (engine: NexconnEngine, isRejected: boolean): boolean =>
  boundaries.useIsSo(engine, (states) => (isRejected ? states.size > 0 : [...states.values()].includes('asking')));
