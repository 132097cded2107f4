import { factsOf, type Activity } from './machine/phases.ts';
import type { EventType, Rule } from './machine/rules.ts';
import { INITIAL_MACHINE, transition, type MachineState } from './machine/transition.ts';
import type { NCError } from './errors.ts';
import type { Cancel } from './ports.ts';

/** Tells the machine that something happened; deaf once the activity that holds it has been stopped. */
export type Emit = (event: EventType, error?: NCError) => void;
/** Starts something and answers how to stop it. */
export type StartActivity = (emit: Emit) => Cancel;
export type Activities = Readonly<Record<Activity, StartActivity>>;

export interface MachineStep {
  readonly event: EventType;
  readonly error: NCError | null;
  readonly rule: Rule;
  readonly before: MachineState;
  readonly after: MachineState;
}

export interface Runner {
  readonly dispatch: Emit;
  state(): MachineState;
}

/**
 * Walks the machine and runs what its phases keep. Each start of an activity gets an `emit` of its own, so that
 * whatever an older attempt left behind speaks to nobody.
 */
export function createRunner(activities: Activities, onStep: (step: MachineStep) => void): Runner {
  let state = INITIAL_MACHINE;
  let isDraining = false;
  const queue: { readonly event: EventType; readonly error: NCError | undefined; readonly isValid: () => boolean }[] =
    [];
  const running = new Map<Activity, Cancel>();

  const start = (activity: Activity): void => {
    let isHeard = true;
    const stop = activities[activity]((event, error) => enqueue(event, error, () => isHeard));
    running.set(activity, () => {
      isHeard = false;
      stop();
    });
  };
  const stopAllBut = (kept: readonly Activity[]): void => {
    for (const [activity, stop] of [...running]) {
      if (kept.includes(activity)) continue;
      running.delete(activity);
      stop();
    }
  };
  const step = (event: EventType, error: NCError | undefined): void => {
    const next = transition(state, event);
    if (next === null) return;
    const before = state;
    const { keeps } = factsOf(next.state.phase);
    stopAllBut(next.rule.restarts ? [] : keeps);
    state = next.state;
    onStep({ event, error: error ?? null, rule: next.rule, before, after: state });
    for (const activity of keeps) {
      if (!running.has(activity)) start(activity);
    }
  };

  // An activity may speak while it starts or stops. Its events wait their turn, or those of an older phase would
  // run after those of a newer one.
  function enqueue(event: EventType, error: NCError | undefined, isValid: () => boolean): void {
    queue.push({ event, error, isValid });
    if (isDraining) return;
    isDraining = true;
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        if (next.isValid()) step(next.event, next.error);
      }
    } finally {
      isDraining = false;
    }
  }

  return { dispatch: (event, error) => enqueue(event, error, () => true), state: () => state };
}
