import type { Phase } from './phases.ts';
import { RULES, type EventType, type Rule } from './rules.ts';

export interface MachineState {
  readonly phase: Phase;
  /** Failed dials in a row. */
  readonly attempt: number;
}

export interface Step {
  readonly state: MachineState;
  readonly rule: Rule;
}

export const INITIAL_MACHINE: MachineState = { phase: 'idle', attempt: 0 };

const INDEX = new Map(RULES.flatMap((rule) => rule.from.map((phase) => [`${phase}:${rule.on}`, rule] as const)));

const ATTEMPT = {
  bump: (attempt: number) => attempt + 1,
  reset: () => 0,
  keep: (attempt: number) => attempt,
};

/** Pure. Null when no rule names the pair: the event means nothing there. */
export function transition(state: MachineState, event: EventType): Step | null {
  const rule = INDEX.get(`${state.phase}:${event}`);
  if (rule === undefined) return null;
  return { state: { phase: rule.to, attempt: ATTEMPT[rule.attempt ?? 'keep'](state.attempt) }, rule };
}
