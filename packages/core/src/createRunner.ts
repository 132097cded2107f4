import { PHASES, type Activity, type Phase } from './machine/phases.ts';
import type { EventType, Rule } from './machine/rules.ts';
import { INITIAL_MACHINE, transition, type MachineState } from './machine/transition.ts';
import type { NCError } from './errors.ts';
import type { Cancel } from './ports.ts';

/** Tells the machine that something happened; deaf once the activity that holds it has been stopped. */
export type Emit = (event: EventType, error?: NCError) => void;
/** Starts what a phase keeps and answers how to stop it. */
export type StartActivity = (activity: Activity, emit: Emit) => Cancel;

/** What a step was: by which rule, why, from where, and to what. */
export type MachineStep = readonly [rule: Rule, error: NCError | undefined, from: Phase, after: MachineState];

/**
 * Walks the machine and runs what its phases keep. Each start of an activity gets an `emit` of its own, so that
 * whatever an older attempt left behind speaks to nobody.
 *
 * @returns how to tell the machine what happened
 */
export function createRunner(startActivity: StartActivity, onStep: (...step: MachineStep) => void): Emit {
  let state = INITIAL_MACHINE;
  const queue: (() => void)[] = [];
  const running = new Map<Activity, Cancel>();

  // An activity may speak while it starts or stops. Its events wait their turn, or those of an older phase would
  // run after those of a newer one.
  const enqueue = (work: () => void): void => {
    if (queue.push(work) > 1) return;
    try {
      for (const next of queue) next();
    } finally {
      queue.length = 0;
    }
  };
  const start = (activity: Activity): void => {
    let isHeard = true;
    const stop = startActivity(activity, (event, error) => enqueue(() => isHeard && step(event, error)));
    running.set(activity, () => {
      isHeard = false;
      running.delete(activity);
      stop();
    });
  };
  const step = (event: EventType, error?: NCError): void => {
    const next = transition(state, event);
    if (next === null) return;
    const { rule, state: after } = next;
    const { phase } = state;
    const { keeps } = PHASES[after.phase];
    for (const [activity, stop] of [...running]) if (rule.restarts || !keeps.includes(activity)) stop();
    state = after;
    onStep(rule, error, phase, after);
    for (const activity of keeps) if (!running.has(activity)) start(activity);
  };
  return (event, error) => enqueue(() => step(event, error));
}
