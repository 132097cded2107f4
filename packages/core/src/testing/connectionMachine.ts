import type { NCConnectionStatus } from '@nexconn-kit/protocol';
import { PHASES, type Activity, type Phase } from '../machine/phases.ts';
import { RULES, type EventType } from '../machine/rules.ts';

/** A group of phases that arrows leave together. */
export type MachineGroup = 'anywhere' | 'working' | 'trying' | 'linked' | 'dialling' | 'waiting';

export interface MachinePhase {
  readonly name: Phase;
  /** What the application sees. */
  readonly status: NCConnectionStatus;
  readonly keeps: readonly Activity[];
  /** Whether it waits for the application. */
  readonly isRest: boolean;
}

export interface MachineArrow {
  readonly on: EventType;
  readonly from: readonly Phase[];
  /** The group that `from` is, where it is one. */
  readonly fromGroup: MachineGroup | null;
  readonly to: Phase;
}

/** The connection's machine as data, for drawings and devtools. `onTransition` speaks of the same names. */
export interface ConnectionMachine {
  readonly phases: readonly MachinePhase[];
  readonly arrows: readonly MachineArrow[];
  readonly groups: Readonly<Record<MachineGroup, readonly Phase[]>>;
}

const NAMES = Object.keys(PHASES) as Phase[];
const keeping = (...activities: Activity[]): readonly Phase[] =>
  NAMES.filter((name) => PHASES[name].keeps.some((activity) => activities.includes(activity)));

const GROUPS: ConnectionMachine['groups'] = {
  anywhere: NAMES,
  working: [...keeping('link', 'token'), ...keeping('retry')],
  trying: keeping('link', 'token'),
  linked: keeping('link'),
  dialling: keeping('link').filter((name) => name.startsWith('dialing')),
  waiting: keeping('retry'),
};

const isSame = (some: readonly Phase[], others: readonly Phase[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));
const groupOf = (from: readonly Phase[]): MachineGroup | null =>
  (Object.keys(GROUPS) as MachineGroup[]).find((name) => isSame(GROUPS[name], from)) ?? null;

/** The machine that every engine walks. */
export const CONNECTION_MACHINE: ConnectionMachine = {
  phases: NAMES.map((name) => ({ name, ...PHASES[name] })),
  arrows: RULES.map(({ on, from, to }) => ({ on, from, fromGroup: groupOf(from), to })),
  groups: GROUPS,
};
