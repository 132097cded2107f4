import { assert, asyncProperty } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySettings, anyWalk } from './modelWalk/events.ts';
import { walk } from './modelWalk/walk.ts';

const LONGEST_WALK = 250;
/** Half of the longest, less what the shortest take away. */
const USUAL_WALK = 100;
// The same walk each time, so that a red run is the change's own; `WALK_SEED=random` walks elsewhere, and what it finds
// can be repeated with the seed and the path of its message.
const { WALK_STEPS = '100000', WALK_SEED = '20261124', WALK_PATH, WALK_SHRINKS = 'yes' } = process.env;

describe('the engine on a random walk', () => {
  it('keeps every promise about its connection', { timeout: 3_600_000 }, async () => {
    let steps = 0;
    const anyRun = asyncProperty(anySettings, anyWalk(LONGEST_WALK), async (settings, events) => {
      steps += events.length;
      await walk(settings, events);
    });
    await assert(anyRun, {
      numRuns: Math.ceil(Number(WALK_STEPS) / USUAL_WALK),
      endOnFailure: WALK_SHRINKS === 'no',
      ...(WALK_SEED !== 'random' && { seed: Number(WALK_SEED) }),
      ...(WALK_PATH && { path: WALK_PATH }),
    });
    expect(steps).toBeGreaterThanOrEqual(WALK_PATH ? 1 : Number(WALK_STEPS));
  });
});
