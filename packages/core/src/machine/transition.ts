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

/** Pure. Null when no rule names the pair: the event means nothing there. */
export function transition({ phase, attempt }: MachineState, event: EventType): Step | null {
  const rule = RULES.find(({ on, from }) => on === event && from.includes(phase));
  if (rule === undefined) return null;
  const counted = rule.attempt === 'bump' ? attempt + 1 : attempt;
  return { state: { phase: rule.to, attempt: rule.attempt === 'reset' ? 0 : counted }, rule };
}
