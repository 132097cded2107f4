import { PHASES, type Phase } from './phases.ts';

/** What can happen to a connection, in the past tense. */
export type EventType =
  | 'connectRequested'
  | 'dialRequested'
  | 'signOutRequested'
  | 'tokenMissing'
  | 'tokenObtained'
  | 'tokenRefused'
  | 'sessionAnswered'
  | 'storeSettled'
  | 'stayedUp'
  | 'linkLost'
  | 'linkLostOffline'
  | 'proxyFailed'
  | 'retryDue'
  | 'networkLost'
  | 'networkRestored'
  | 'pageShown'
  | 'released'
  | 'tokenRejected'
  | 'kicked'
  | 'refused'
  | 'banned'
  | 'deactivated'
  | 'timedOut'
  | 'parked';

interface Effects {
  /** A failed dial is counted; a fresh start forgets the count and the error. */
  readonly attempt?: 'bump' | 'reset';
  /** Whatever ran is stopped first and started anew, also where both phases keep it. */
  readonly restarts?: true;
}

export interface Rule extends Effects {
  readonly on: EventType;
  readonly from: readonly Phase[];
  readonly to: Phase;
}

const rule = (on: EventType, from: readonly Phase[], to: Phase, effects?: Effects): Rule => ({
  on,
  from,
  to,
  ...effects,
});

const ANY = Object.keys(PHASES) as Phase[];
const DIALING: readonly Phase[] = ['dialing', 'dialingOffline', 'dialingProxy'];
const LINKED: readonly Phase[] = [...DIALING, 'opening', 'online'];
const TRYING: readonly Phase[] = ['asking', ...LINKED];
const WAITING: readonly Phase[] = ['suspended', 'offline', 'proxyDown'];
const WORKING: readonly Phase[] = [...TRYING, ...WAITING];

const FAILED: Effects = { attempt: 'bump' };
const FRESH: Effects = { attempt: 'reset' };

/** One line an arrow. A phase and event that no line names is ignored, on purpose: terminal phases stay terminal so. */
export const RULES: readonly Rule[] = [
  rule('connectRequested', ANY, 'dialing', { ...FRESH, restarts: true }),
  rule('dialRequested', WAITING, 'dialing'),
  rule('dialRequested', ['timedOut'], 'dialing', FRESH),
  rule('tokenMissing', DIALING, 'asking'),
  rule('tokenObtained', ['asking'], 'dialing'),
  rule('sessionAnswered', DIALING, 'opening'),
  rule('storeSettled', ['opening'], 'online'),
  rule('stayedUp', ['online'], 'online', FRESH),
  rule('linkLost', TRYING, 'suspended', FAILED),
  rule('linkLostOffline', TRYING, 'offline', FAILED),
  rule('proxyFailed', DIALING, 'proxyDown', FAILED),
  rule('retryDue', ['suspended'], 'dialing'),
  rule('retryDue', ['offline'], 'dialingOffline'),
  rule('retryDue', ['proxyDown'], 'dialingProxy'),
  rule('networkLost', ['suspended'], 'offline'),
  rule('networkRestored', WAITING, 'dialing'),
  rule('networkRestored', DIALING, 'dialing', { restarts: true }),
  rule('tokenRefused', LINKED, 'asking'),
  // What ends the work is called like the phase that it ends in.
  ...(['tokenRejected', 'kicked', 'refused', 'banned', 'deactivated', 'timedOut', 'parked'] as const).map((end) =>
    rule(end, WORKING, end),
  ),
  rule('pageShown', ['parked'], 'suspended'),
  rule('signOutRequested', ANY, 'signedOut', FRESH),
  rule('released', ANY, 'idle', FRESH),
];
