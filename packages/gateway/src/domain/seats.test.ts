import { describe, expect, it } from 'vitest';
import { decideSeat, type Dial, type Seat, type SeatSituation } from './seats.ts';
import type { StoredKick } from './store.ts';

const NOW_MS = 1_800_000_000_000;

const dialOf = (changes: Partial<Dial> = {}): Dial => ({
  category: 'web',
  clientId: 'me',
  dialNumber: 10,
  intent: 'newcomer',
  lastSessionId: null,
  reconnectKickEnable: false,
  ...changes,
});
const seatOf = (changes: Partial<Seat> = {}): Seat => ({
  sessionId: 'other-session',
  clientId: 'other',
  browserId: null,
  category: 'web',
  dialNumber: 99,
  ...changes,
});
const kickOf = (changes: Partial<StoredKick> = {}): StoredKick => ({
  userId: 'ann',
  sessionId: 'my-session',
  clientId: 'me',
  category: 'web',
  atMs: NOW_MS - 5000,
  isSameBrowser: null,
  ...changes,
});
const decide = (dial: Dial, situation: Partial<SeatSituation> = {}) =>
  decideSeat(dial, { seats: [], kicks: [], kickedAtMs: [], seatsACategory: 1, nowMs: NOW_MS, ...situation });

const times = (count: number, agoMs: number) => Array.from({ length: count }, () => NOW_MS - agoMs);
const reconnect = dialOf({ intent: 'reconnect', lastSessionId: 'my-session' });
const holder = seatOf();

// Expectations: "Seats" in docs/connection.md.
describe('decideSeat', () => {
  it('gives a free seat to anybody', () => {
    expect(decide(dialOf())).toEqual({ isSeated: true, replaced: [], kicked: [] });
    expect(decide(reconnect)).toEqual({ isSeated: true, replaced: [], kicked: [] });
  });

  it('gives a held seat to a newcomer and kicks the holder', () => {
    expect(decide(dialOf(), { seats: [holder] })).toEqual({ isSeated: true, replaced: [], kicked: [holder] });
    const yielding = dialOf({ reconnectKickEnable: true });
    expect(decide(yielding, { seats: [holder] })).toEqual({ isSeated: true, replaced: [], kicked: [holder] });
  });

  it('leaves the seats of other categories alone', () => {
    const elsewhere = seatOf({ category: 'mobile' });
    expect(decide(dialOf(), { seats: [elsewhere] })).toEqual({ isSeated: true, replaced: [], kicked: [] });
  });

  it('replaces the older session of the same client without a kick', () => {
    const own = seatOf({ clientId: 'me', dialNumber: 9 });
    expect(decide(dialOf(), { seats: [own] })).toEqual({ isSeated: true, replaced: [own], kicked: [] });
    expect(decide(reconnect, { seats: [own] })).toEqual({ isSeated: true, replaced: [own], kicked: [] });
  });

  it('replaces the older session of the same client in another category', () => {
    const own = seatOf({ clientId: 'me', category: 'desktop', dialNumber: 9 });
    expect(decide(dialOf(), { seats: [own, holder] })).toEqual({ isSeated: true, replaced: [own], kicked: [holder] });
  });

  it('refuses a dial that is older than the live one of its client', () => {
    const own = seatOf({ clientId: 'me', dialNumber: 11 });
    expect(decide(dialOf(), { seats: [own] })).toEqual({ isSeated: false, verdict: { code: 33094 } });
    expect(decide(reconnect, { seats: [own] })).toEqual({ isSeated: false, verdict: { code: 33094 } });
  });

  it.each([true, false])('tells a reconnect of a kicked session so, reconnectKickEnable %s', (reconnectKickEnable) => {
    const dial = { ...reconnect, reconnectKickEnable };
    const verdict = { code: 31010, details: { atMs: NOW_MS - 5000 } };
    expect(decide(dial, { seats: [holder], kicks: [kickOf()] })).toEqual({ isSeated: false, verdict });
    expect(decide(dial, { kicks: [kickOf()] })).toEqual({ isSeated: false, verdict });
  });

  it('says whether the newcomer was a tab of the same browser, where that is known', () => {
    const details = (isSameBrowser: boolean | null) => {
      const decision = decide(reconnect, { kicks: [kickOf({ isSameBrowser })] });
      return decision.isSeated ? undefined : decision.verdict.details;
    };
    expect(details(true)).toEqual({ atMs: NOW_MS - 5000, sameBrowser: true });
    expect(details(false)).toEqual({ atMs: NOW_MS - 5000, sameBrowser: false });
    expect(details(null)).toEqual({ atMs: NOW_MS - 5000 });
  });

  it('lets a kicked client back in as a newcomer', () => {
    const dial = dialOf({ lastSessionId: 'my-session' });
    expect(decide(dial, { seats: [holder], kicks: [kickOf()] })).toMatchObject({ isSeated: true, kicked: [holder] });
  });

  it('lets a reconnect whose session merely ended take the seat back', () => {
    const kicks = [kickOf({ sessionId: 'my-session-before-that' })];
    expect(decide(reconnect, { seats: [holder], kicks })).toEqual({ isSeated: true, replaced: [], kicked: [holder] });
  });

  it('refuses a reconnect that yields while another client holds the seat', () => {
    const dial = { ...reconnect, reconnectKickEnable: true };
    expect(decide(dial, { seats: [holder] })).toEqual({ isSeated: false, verdict: { code: 31023 } });
    expect(decide(dial)).toMatchObject({ isSeated: true });
  });

  it('refuses whoever needs a held seat after five kicks within a minute', () => {
    const situation = { seats: [holder], kickedAtMs: times(5, 59_999) };
    expect(decide(dialOf(), situation)).toEqual({ isSeated: false, verdict: { code: 31023 } });
    expect(decide(reconnect, situation)).toEqual({ isSeated: false, verdict: { code: 31023 } });
    expect(decide(reconnect, { ...situation, kicks: [kickOf()] })).toEqual({
      isSeated: false,
      verdict: { code: 31023 },
    });
  });

  it('lets the holder itself come back while the breaker is open', () => {
    const own = seatOf({ clientId: 'me', dialNumber: 9 });
    const kickedAtMs = times(5, 1000);
    expect(decide(reconnect, { seats: [own], kickedAtMs })).toEqual({ isSeated: true, replaced: [own], kicked: [] });
    expect(decide(reconnect, { kickedAtMs })).toMatchObject({ isSeated: true });
  });

  it('forgets kicks after a minute, and needs five of them', () => {
    const old = { seats: [holder], kickedAtMs: [...times(1, 60_000), ...times(4, 1000)] };
    expect(decide(dialOf(), old)).toMatchObject({ isSeated: true, kicked: [holder] });
  });

  it('kicks the oldest when more seats than one are taken', () => {
    const [first, second] = [seatOf({ clientId: 'a', sessionId: 'a' }), seatOf({ clientId: 'b', sessionId: 'b' })];
    const full = { seats: [first, second], seatsACategory: 2 };
    expect(decide(dialOf(), full)).toEqual({ isSeated: true, replaced: [], kicked: [first] });
    expect(decide(dialOf(), { ...full, seatsACategory: 3 })).toMatchObject({ kicked: [] });
    const yielding = { ...reconnect, reconnectKickEnable: true };
    expect(decide(yielding, full)).toEqual({ isSeated: false, verdict: { code: 31023 } });
    expect(decide(yielding, { ...full, seatsACategory: 3 })).toMatchObject({ isSeated: true });
  });

  it('kicks nobody where seats are unlimited', () => {
    const seats = Array.from({ length: 50 }, (_, index) => seatOf({ clientId: `c${index}`, sessionId: `s${index}` }));
    const situation = { seats, seatsACategory: 0, kickedAtMs: times(9, 1000) };
    expect(decide(dialOf(), situation)).toEqual({ isSeated: true, replaced: [], kicked: [] });
  });
});
