import { describe, expect, it } from 'vitest';
import { PHASES, type Phase } from './phases.ts';
import type { EventType } from './rules.ts';
import { INITIAL_MACHINE, transition } from './transition.ts';

const DIALING = ['dialing', 'dialingOffline', 'dialingProxy'] as const;
const LINKED = [...DIALING, 'opening', 'online'] as const;
const TRYING = ['asking', ...LINKED] as const;
const WAITING = ['suspended', 'offline', 'proxyDown'] as const;
const ENDS = ['tokenRejected', 'kicked', 'refused', 'banned', 'deactivated', 'timedOut'] as const;
const ANY = ['idle', 'signedOut', 'parked', ...TRYING, ...WAITING, ...ENDS] as const;

/** Three failed dials before each event: kept, counted or forgotten. */
const [KEPT, COUNTED, FORGOTTEN] = [3, 4, 0];

interface Fact {
  readonly promise: string;
  readonly on: EventType;
  readonly from: readonly Phase[];
  readonly to: Phase;
  readonly attempt: number;
}

const fact = (
  promise: string,
  on: EventType,
  from: readonly Phase[],
  [to, attempt]: readonly [Phase, number],
): Fact => ({
  promise,
  on,
  from,
  to,
  attempt,
});

const FACTS: readonly Fact[] = [
  fact('connects anew from anywhere', 'connectRequested', ANY, ['dialing', FORGOTTEN]),
  fact('signs out from anywhere', 'signOutRequested', ANY, ['signedOut', FORGOTTEN]),
  fact('can be destroyed anywhere', 'released', ANY, ['idle', FORGOTTEN]),
  ...ENDS.map((end) => fact(`ends for good with ${end}, whatever runs`, end, [...TRYING, ...WAITING], [end, KEPT])),
  fact('lets go of everything while the page is cached', 'parked', [...TRYING, ...WAITING], ['parked', KEPT]),
  fact('waits again when the page is back', 'pageShown', ['parked'], ['suspended', KEPT]),
  fact('counts a loss, and waits', 'linkLost', TRYING, ['suspended', COUNTED]),
  fact('counts a loss without a network, and waits for that', 'linkLostOffline', TRYING, ['offline', COUNTED]),
  fact('counts a dial that the relay let fail', 'proxyFailed', DIALING, ['proxyDown', COUNTED]),
  fact('asks for a token where there is none', 'tokenMissing', DIALING, ['asking', KEPT]),
  fact('asks once more for one that was refused', 'tokenRefused', LINKED, ['asking', KEPT]),
  fact('dials with what it got', 'tokenObtained', ['asking'], ['dialing', KEPT]),
  fact('opens the store of who was accepted', 'sessionAnswered', DIALING, ['opening', KEPT]),
  fact('is up when the store is known', 'storeSettled', ['opening'], ['online', KEPT]),
  fact('forgets after stable uptime', 'stayedUp', ['online'], ['online', FORGOTTEN]),
  fact('dials at once when a person asks', 'dialRequested', WAITING, ['dialing', KEPT]),
  fact('starts afresh from a timeout', 'dialRequested', ['timedOut'], ['dialing', FORGOTTEN]),
  fact('dials at once when the network is back', 'networkRestored', [...WAITING, ...DIALING], ['dialing', KEPT]),
  fact('says that the network went while it waited', 'networkLost', ['suspended'], ['offline', KEPT]),
  fact('retries from 13', 'retryDue', ['suspended'], ['dialing', KEPT]),
  fact('retries from 1 without a change', 'retryDue', ['offline'], ['dialingOffline', KEPT]),
  fact('retries from 17 without a change', 'retryDue', ['proxyDown'], ['dialingProxy', KEPT]),
];

describe('RULES', () => {
  it('begin before any connect, with nothing counted', () => {
    expect(INITIAL_MACHINE).toEqual({ phase: 'idle', attempt: 0 });
    expect(PHASES[INITIAL_MACHINE.phase].status).toBe(11);
  });

  it.each(FACTS)('$promise ($on)', ({ on, from, to, attempt }) => {
    const after = from.map((phase) => transition({ phase, attempt: 3 }, on)?.state);
    expect(after).toEqual(from.map(() => ({ phase: to, attempt })));
  });

  it('ignores every event in every other phase', () => {
    const isNamed = (phase: Phase, event: EventType): boolean =>
      FACTS.some(({ on, from }) => on === event && from.includes(phase));
    const heard = ANY.flatMap((phase) =>
      FACTS.filter(({ on }) => !isNamed(phase, on) && transition({ phase, attempt: 3 }, on) !== null),
    );
    expect(heard).toEqual([]);
  });

  it('dials anew, also where it dials already, when the application or the network asks', () => {
    const restarts = FACTS.filter(
      ({ on, from }) => transition({ phase: from[0] ?? 'idle', attempt: 0 }, on)?.rule.restarts,
    );
    const restored = transition({ phase: 'dialing', attempt: 0 }, 'networkRestored');
    expect([restarts.map(({ on }) => on), restored?.rule.restarts]).toEqual([['connectRequested'], true]);
  });
});
