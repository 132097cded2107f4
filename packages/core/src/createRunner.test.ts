import { describe, expect, it } from 'vitest';
import { createRunner, type Emit } from './createRunner.ts';
import type { Activity } from './machine/phases.ts';

/** The runner over activities that do nothing but remember who speaks for them. */
function createBench() {
  const log: string[] = [];
  const voices = new Map<Activity, Emit>();
  const phases: string[] = [];
  const dispatch = createRunner(
    (activity, emit) => {
      voices.set(activity, emit);
      log.push(`+${activity}`);
      return () => void log.push(`-${activity}`);
    },
    (_rule, _error, _from, { phase }) => phases.push(phase),
  );
  return { dispatch, log, phases, voice: (activity: Activity) => voices.get(activity) ?? (() => {}) };
}

describe('createRunner', () => {
  it('starts what a phase keeps, stops what the next does not, and lets run what both keep', () => {
    const { dispatch, log } = createBench();
    dispatch('connectRequested');
    dispatch('linkLost');
    expect(log).toEqual(['+link', '+deadline', '-link', '+retry']);
  });

  it('starts anew what a new connect finds running', () => {
    const { dispatch, log } = createBench();
    dispatch('connectRequested');
    dispatch('connectRequested');
    expect(log).toEqual(['+link', '+deadline', '-link', '-deadline', '+link', '+deadline']);
  });

  it('is deaf to an activity that it stopped, even where its event would mean something', () => {
    const { dispatch, phases, voice } = createBench();
    dispatch('connectRequested');
    const older = voice('link');
    dispatch('linkLost');
    dispatch('retryDue');
    older('linkLost');
    older('kicked');
    expect(phases).toEqual(['dialing', 'suspended', 'dialing']);
  });

  it('lets events that come while it works wait their turn', () => {
    const phases: string[] = [];
    const dispatch = createRunner(
      (activity, emit) => {
        if (activity === 'link') emit('tokenMissing');
        if (activity === 'token') emit('tokenRejected');
        return () => {};
      },
      (_rule, _error, _from, { phase }) => phases.push(phase),
    );
    dispatch('connectRequested');
    expect(phases).toEqual(['dialing', 'asking', 'tokenRejected']);
  });

  it('goes on after a step that threw', () => {
    const phases: string[] = [];
    const dispatch = createRunner(
      (activity) => {
        if (activity === 'retry') throw new Error('from a port');
        return () => {};
      },
      (_rule, _error, _from, { phase }) => phases.push(phase),
    );
    dispatch('connectRequested');
    expect(() => dispatch('linkLost')).toThrow('from a port');
    dispatch('signOutRequested');
    expect(phases).toEqual(['dialing', 'suspended', 'signedOut']);
  });
});
