import { type HandshakeRequest, type NCCategory, NCErrorCode, type Verdict } from '@nexconn-kit/protocol';
import type { StoredKick } from './store.ts';

/** After this many kicks in the window the holder stays, and everyone else is told that someone is online. */
const BREAKER_KICKS = 5;
export const BREAKER_WINDOW_MS = 60_000;

/** A live session, as the policy sees it. */
export interface Seat {
  readonly sessionId: string;
  readonly clientId: string;
  readonly browserId: string | null;
  readonly category: NCCategory;
  readonly dialNumber: number;
}

export type Dial = Pick<
  HandshakeRequest,
  'category' | 'clientId' | 'browserId' | 'dialNumber' | 'intent' | 'lastSessionId' | 'reconnectKickEnable'
>;

export interface SeatSituation<S extends Seat = Seat> {
  /** Live sessions of the user, oldest first. */
  readonly seats: readonly S[];
  readonly kicks: readonly StoredKick[];
  /** When clients of this user and category were kicked of late, Unix milliseconds. */
  readonly kickedAtMs: readonly number[];
  /** Seats a category; 0 for any number. */
  readonly seatsACategory: number;
  readonly nowMs: number;
}

export type SeatDecision<S extends Seat = Seat> =
  | { readonly isSeated: false; readonly verdict: Verdict }
  /** `replaced`: the client's own older sessions. `kicked`: other clients that have to go. */
  | { readonly isSeated: true; readonly replaced: readonly S[]; readonly kicked: readonly S[] };

/** Who sits where once `dial` has come. Pure; see "Seats" in docs/connection.md. */
export function decideSeat<S extends Seat>(dial: Dial, situation: SeatSituation<S>): SeatDecision<S> {
  const own = situation.seats.filter((seat) => seat.clientId === dial.clientId);
  const others = situation.seats.filter((seat) => seat.clientId !== dial.clientId && seat.category === dial.category);
  const surplus = situation.seatsACategory === 0 ? 0 : Math.max(0, others.length - situation.seatsACategory + 1);
  const facts: Facts = { dial, own, isFull: surplus > 0, ...kickFacts(dial, situation) };
  const verdict = REFUSALS.find(({ when }) => when(facts))?.verdict(facts);
  if (verdict !== undefined) return { isSeated: false, verdict };
  return { isSeated: true, replaced: own, kicked: others.slice(0, surplus) };
}

interface Facts {
  readonly dial: Dial;
  readonly own: readonly Seat[];
  /** Every seat of the category is held by other clients. */
  readonly isFull: boolean;
  readonly isBreakerOpen: boolean;
  /** The kick that ended the session which this reconnect continues. */
  readonly kick: StoredKick | undefined;
}

/** First match refuses; a dial that none of them matches is seated. */
const REFUSALS: readonly { readonly when: (facts: Facts) => boolean; readonly verdict: (facts: Facts) => Verdict }[] = [
  {
    when: ({ dial, own }) => own.some((seat) => dial.dialNumber < seat.dialNumber),
    verdict: () => ({ code: NCErrorCode.SessionReplaced }),
  },
  {
    when: ({ isBreakerOpen, isFull }) => isBreakerOpen && isFull,
    verdict: () => ({ code: NCErrorCode.OtherClientOnline }),
  },
  { when: ({ kick }) => kick !== undefined, verdict: ({ kick }) => kickedVerdict(kick as StoredKick) },
  {
    when: ({ dial, isFull }) => isFull && dial.intent === 'reconnect' && dial.reconnectKickEnable,
    verdict: () => ({ code: NCErrorCode.OtherClientOnline }),
  },
];

function kickFacts(dial: Dial, { kicks, kickedAtMs, nowMs }: SeatSituation): Pick<Facts, 'isBreakerOpen' | 'kick'> {
  const recent = kickedAtMs.filter((atMs) => nowMs - atMs < BREAKER_WINDOW_MS);
  const continued = kicks.find((kick) => kick.sessionId === dial.lastSessionId);
  return { isBreakerOpen: recent.length >= BREAKER_KICKS, kick: dial.intent === 'reconnect' ? continued : undefined };
}

/** Whether it tells a client that another one took its seat. */
export const isKick = ({ code }: Verdict): boolean => code === NCErrorCode.KickedByOtherClient;

/** 31010 with what is known about the newcomer. */
export function kickedVerdict(kick: Pick<StoredKick, 'atMs' | 'isSameBrowser'>): Verdict {
  const sameBrowser = kick.isSameBrowser;
  const details = sameBrowser === null ? { atMs: kick.atMs } : { atMs: kick.atMs, sameBrowser };
  return { code: NCErrorCode.KickedByOtherClient, details };
}
