import type { Random } from '../ports.ts';

export const systemRandom: Random = () => Math.random();
