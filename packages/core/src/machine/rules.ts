import { PHASES, type Phase } from './phases.ts';

/** What can happen to a connection, in the past tense. */
export type EventType =
  | 'connectRequested'
  | 'dialRequested'
  | 'signOutRequested'
  | 'tokenMissing'
  | 'tokenObtained'
  | 'tokenRefused'
  | 'tokenDead'
  | 'sessionAnswered'
  | 'storeSettled'
  | 'stayedUp'
  | 'linkLost'
  | 'linkLostOffline'
  | 'proxyFailed'
  | 'kicked'
  | 'refused'
  | 'banned'
  | 'deactivated'
  | 'retryDue'
  | 'deadlineReached'
  | 'networkLost'
  | 'networkRestored'
  | 'pageHidden'
  | 'pageShown'
  | 'released';

export interface Rule {
  readonly on: EventType;
  readonly from: readonly Phase[];
  readonly to: Phase;
  readonly attempt?: 'bump' | 'reset';
  /** Whatever ran is stopped first and started anew, also where both phases keep it. */
  readonly restarts?: true;
  /** The error of before no longer explains anything. */
  readonly forgetsError?: true;
}

const ANY = Object.keys(PHASES) as Phase[];
const DIALING: readonly Phase[] = ['dialing', 'dialingOffline', 'dialingProxy'];
const LINKED: readonly Phase[] = [...DIALING, 'opening', 'online'];
const TRYING: readonly Phase[] = ['asking', ...LINKED];
const WAITING: readonly Phase[] = ['suspended', 'offline', 'proxyDown'];

/** One line an arrow. A phase and event that no line names is ignored, on purpose: terminal phases stay terminal so. */
export const RULES: readonly Rule[] = [
  { on: 'connectRequested', from: ANY, to: 'dialing', attempt: 'reset', restarts: true, forgetsError: true },
  { on: 'dialRequested', from: WAITING, to: 'dialing' },
  { on: 'dialRequested', from: ['timedOut'], to: 'dialing', attempt: 'reset', forgetsError: true },
  { on: 'tokenMissing', from: DIALING, to: 'asking' },
  { on: 'tokenObtained', from: ['asking'], to: 'dialing' },
  { on: 'sessionAnswered', from: DIALING, to: 'opening' },
  { on: 'storeSettled', from: ['opening'], to: 'online', forgetsError: true },
  { on: 'stayedUp', from: ['online'], to: 'online', attempt: 'reset' },
  { on: 'linkLost', from: TRYING, to: 'suspended', attempt: 'bump' },
  { on: 'linkLostOffline', from: TRYING, to: 'offline', attempt: 'bump' },
  { on: 'proxyFailed', from: DIALING, to: 'proxyDown', attempt: 'bump' },
  { on: 'retryDue', from: ['suspended'], to: 'dialing' },
  { on: 'retryDue', from: ['offline'], to: 'dialingOffline' },
  { on: 'retryDue', from: ['proxyDown'], to: 'dialingProxy' },
  { on: 'networkLost', from: ['suspended'], to: 'offline' },
  { on: 'networkRestored', from: WAITING, to: 'dialing' },
  { on: 'networkRestored', from: DIALING, to: 'dialing', restarts: true },
  { on: 'tokenRefused', from: LINKED, to: 'asking' },
  { on: 'tokenDead', from: TRYING, to: 'tokenRejected' },
  { on: 'kicked', from: LINKED, to: 'kicked' },
  { on: 'refused', from: LINKED, to: 'refused' },
  { on: 'banned', from: LINKED, to: 'banned' },
  { on: 'deactivated', from: LINKED, to: 'deactivated' },
  {
    on: 'deadlineReached',
    from: ['asking', 'dialing', 'dialingProxy', 'opening', 'suspended', 'proxyDown'],
    to: 'timedOut',
  },
  { on: 'pageHidden', from: [...TRYING, ...WAITING], to: 'parked' },
  { on: 'pageShown', from: ['parked'], to: 'dialing' },
  { on: 'signOutRequested', from: ANY, to: 'signedOut', attempt: 'reset', forgetsError: true },
  { on: 'released', from: ANY, to: 'idle', attempt: 'reset', forgetsError: true },
];
