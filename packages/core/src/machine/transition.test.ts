import { describe, expect, it } from 'vitest';
import { PHASES, type Phase } from './phases.ts';
import { RULES, type EventType } from './rules.ts';
import { INITIAL_MACHINE, transition } from './transition.ts';

const ALL_PHASES = Object.keys(PHASES) as Phase[];
const ALL_EVENTS = [...new Set(RULES.map((rule) => rule.on))];
const ASKED: readonly EventType[] = ['connectRequested', 'signOutRequested', 'released'];

const leaving = (phase: Phase): EventType[] =>
  ALL_EVENTS.filter((event) => {
    const step = transition({ phase, attempt: 0 }, event);
    return step !== null && step.state.phase !== phase;
  });
const walk = (...events: EventType[]): Phase =>
  events.reduce((state, event) => transition(state, event)?.state ?? state, INITIAL_MACHINE).phase;

describe('transition', () => {
  it.each(['kicked', 'refused', 'tokenRejected', 'banned', 'deactivated'] as const)(
    'leaves %s only when the application asks',
    (phase) => {
      expect(leaving(phase).toSorted()).toEqual(ASKED.toSorted());
    },
  );

  it('leaves the timeout also by a dial that a person asked for, and by nothing else', () => {
    expect(leaving('timedOut').toSorted()).toEqual([...ASKED, 'dialRequested'].toSorted());
  });

  it('leaves signing out only by a new connect or the end of the engine', () => {
    expect(leaving('signedOut').toSorted()).toEqual(['connectRequested', 'released']);
  });

  it('reaches all twelve statuses', () => {
    const statuses = new Set(RULES.map((rule) => PHASES[rule.to].status));
    expect([...statuses].toSorted((one, other) => one - other)).toEqual([0, 1, 6, 10, 11, 12, 13, 14, 15, 16, 17, 19]);
  });

  it('names each pair of phase and event once', () => {
    const pairs = RULES.flatMap((rule) => rule.from.map((phase) => `${phase}:${rule.on}`));
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('walks from the first connect to the connection', () => {
    expect(walk('connectRequested', 'tokenMissing', 'tokenObtained', 'sessionAnswered', 'storeSettled')).toBe('online');
  });

  it('comes back by itself from 13, 1 and 17', () => {
    for (const phase of ['suspended', 'offline', 'proxyDown'] as const) {
      const dialing = transition({ phase, attempt: 1 }, 'retryDue')?.state ?? INITIAL_MACHINE;
      const answered = transition(dialing, 'sessionAnswered')?.state ?? INITIAL_MACHINE;
      expect(transition(answered, 'storeSettled')?.state.phase).toBe('online');
    }
  });

  it('stays at 1 and 17 while it dials by itself', () => {
    const statusOfRetry = (phase: Phase): number | undefined => {
      const step = transition({ phase, attempt: 1 }, 'retryDue');
      return step === null ? undefined : PHASES[step.state.phase].status;
    };
    expect([statusOfRetry('offline'), statusOfRetry('proxyDown'), statusOfRetry('suspended')]).toEqual([1, 17, 10]);
  });

  it('counts failed dials, keeps the count while it connects, and forgets it after stable uptime', () => {
    const counts = (
      ['linkLost', 'retryDue', 'linkLost', 'retryDue', 'sessionAnswered', 'storeSettled'] as const
    ).reduce(
      (states, event) => {
        const last = states.at(-1) ?? INITIAL_MACHINE;
        return [...states, transition(last, event)?.state ?? last];
      },
      [{ phase: 'dialing' as Phase, attempt: 0 }],
    );
    expect(counts.map((state) => state.attempt)).toEqual([0, 1, 1, 2, 2, 2, 2]);
    expect(transition({ phase: 'online', attempt: 2 }, 'stayedUp')?.state.attempt).toBe(0);
  });

  it('runs no timer, link or question in a phase that rests', () => {
    for (const phase of [
      'idle',
      'refused',
      'signedOut',
      'timedOut',
      'tokenRejected',
      'kicked',
      'banned',
      'deactivated',
    ] as const) {
      expect(PHASES[phase].keeps).toEqual([]);
    }
  });

  it('never keeps a link and a retry at once, and always one of link, retry and question while it works', () => {
    for (const phase of ALL_PHASES) {
      const { keeps } = PHASES[phase];
      const ways = keeps.filter((activity) => ['link', 'retry', 'token'].includes(activity));
      expect(ways.length).toBe(keeps.length === 0 ? 0 : 1);
    }
  });
});
