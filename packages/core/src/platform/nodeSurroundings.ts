import type { Surroundings } from '../ports.ts';

/** Node has no page, and its network is there until a dial fails. */
export const nodeSurroundings: Surroundings = { isOnline: () => true, listen: () => () => {} };
