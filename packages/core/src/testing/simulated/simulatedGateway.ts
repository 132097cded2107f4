import type { NCCategory, Verdict } from '@nexconn-kit/protocol';
import type { TokenProvider } from '../../api.ts';
import type { Clock, Finding, Inspector, Transport } from '../../ports.ts';
import { createAccountBook, type AccountBook, type SimulatedAccounts } from './accounts.ts';
import type { GatewaySide, SimulatedFrame } from './gatewayEnd.ts';
import { Mailbox, type SimulatedMailbox } from './mailbox.ts';
import { openLink } from './openLink.ts';
import { realClock } from './realClock.ts';
import { createSeats, type SeatDial, type SeatHolder, type Seats } from './seats.ts';
import { answerAs, type SimulatedTokenAnswer } from './tokenEndpoint.ts';
import { createWay, type SimulatedNetwork } from './way.ts';

export interface SimulatedGatewayOptions {
  /** Default: real time. Give a fake clock to let hours pass in a test. */
  readonly clock?: Clock | undefined;
  /** How long everything takes each way, milliseconds. Default 0. */
  readonly latencyMs?: number | undefined;
  /** Sees everything that is put on the way, such as for a drawing. */
  readonly onFrame?: ((frame: SimulatedFrame) => void) | undefined;
}

/** What stands wrong at the moment; set it at any time. */
interface SimulatedTroubles {
  /** How the app server's token endpoint answers. */
  tokenAnswer: SimulatedTokenAnswer;
  /** How long tokens live that are issued from now on, milliseconds; null, the default, for no end. */
  tokenLifetimeMs: number | null;
  /** A relay in front of the gateway: works, does not answer, or answers but not for the gateway. */
  relay: 'works' | 'silent' | 'stranger';
  /** Whether the gateway refuses the app key, as it does when the application is blocked. */
  isAppBlocked: boolean;
}

/** A gateway, its app server and the network before it, in memory: every status can be reached from its real cause. */
export interface SimulatedGateway extends SimulatedAccounts, SimulatedTroubles {
  readonly clock: Clock;
  readonly url: string;
  /** For `proxy.url` of `connect`: reaches the gateway through the relay. */
  readonly relayUrl: string;
  readonly transport: Transport;
  /** What HTTP tells of a dial that opened nothing. */
  readonly inspect: Inspector;
  readonly network: SimulatedNetwork;
  /** What it keeps of messages. */
  readonly mailbox: SimulatedMailbox;
  /** False between `stop` and `start`. */
  isRunning(): boolean;
  /** Kills the gateway: links are reset, dials meet nobody. */
  stop(): void;
  start(): void;
  /** Asks every client to come back within a window, and ends the links, as a gateway does before it restarts. */
  drain(windowMs: number): void;
  /** How many clients are seated at the moment. */
  countLinks(): number;
  /** The app server's token endpoint for one user. */
  tokenProvider(userId: string): TokenProvider;
  /**
   * Another client of the user comes and takes the seat.
   *
   * @returns false when the gateway refused it: after five kicks in a minute the holder stays
   */
  takeSeat(userId: string, rival: { readonly isSameBrowser: boolean; readonly category?: NCCategory }): boolean;
}

const GATEWAY_URL = 'https://gateway.simulated';
const ADDRESSES = { url: GATEWAY_URL, relayUrl: 'https://relay.simulated' } as const;
const NO_TROUBLES: SimulatedTroubles = {
  tokenAnswer: 'token',
  tokenLifetimeMs: null,
  relay: 'works',
  isAppBlocked: false,
};
const RELAY_FINDINGS: Readonly<Record<SimulatedTroubles['relay'], Finding | null>> = {
  works: null,
  silent: { code: 34240 },
  stranger: { code: 34245 },
};

/** The user's other client, on a link of its own that nobody breaks. */
const rivalOf = (userId: string, dial: SeatDial, sessionId: string): SeatHolder => ({
  userId,
  sessionId,
  dial,
  end: () => {},
  drain: () => {},
});

/** What an operator does, and what it does to those who are online. */
function withCuts(accounts: AccountBook, seats: Seats): SimulatedAccounts {
  const endAll = (userId: string, verdict: Verdict): void => seats.of(userId).forEach((holder) => holder.end(verdict));
  const { issueToken, expireTokens, unban, restore } = accounts;
  return {
    ...{ issueToken, expireTokens, unban, restore },
    ban(userId, durationMs) {
      accounts.ban(userId, durationMs);
      endAll(userId, { code: 31011, details: { banExpiresAtMs: accounts.banEndMs(userId) ?? 0 } });
    },
    deactivate(userId) {
      accounts.deactivate(userId);
      endAll(userId, { code: 31029 });
    },
  };
}

function createRivals(seats: Seats, nextSessionId: () => string): SimulatedGateway['takeSeat'] {
  let count = 0;
  return (userId, { isSameBrowser, category = 'web' }) => {
    count += 1;
    const seated = seats.of(userId).find(({ dial }) => dial.category === category)?.dial.browserId;
    const browserId = isSameBrowser ? seated : `rival-browser-${count}`;
    const dial = {
      category,
      clientId: `rival-${count}`,
      ...(browserId && { browserId }),
      dialNumber: 1,
      intent: 'newcomer',
      lastSessionId: null,
      reconnectKickEnable: false,
    } as const;
    return seats.take(rivalOf(userId, dial, nextSessionId())) === undefined;
  };
}

/** Makes a gateway in memory. It needs no server, so it also runs inside a page or a story. */
export function createSimulatedGateway(options: SimulatedGatewayOptions = {}): SimulatedGateway {
  const { clock = realClock, latencyMs = 0, onFrame = () => {} } = options;
  const network = createWay(clock, latencyMs);
  const seats = createSeats(clock.now);
  const accounts = createAccountBook(clock.now, () => gateway.tokenLifetimeMs);
  const mailbox = new Mailbox(clock.now);
  let isRunning = true;
  let sessions = 0;
  const nextSessionId = (): string => `session-${(sessions += 1)}`;
  const side: GatewaySide = {
    ...{ clock, way: network, accounts, seats, mailbox, onFrame, nextSessionId },
    isReached: (url) =>
      network.fault.type !== 'refuse' && isRunning && (url === GATEWAY_URL || gateway.relay === 'works'),
    refusal: () => (gateway.isAppBlocked ? { code: 31008 } : undefined),
  };
  const gateway: SimulatedGateway = {
    ...{ ...NO_TROUBLES, ...ADDRESSES, ...withCuts(accounts, seats), clock, network, mailbox },
    transport: { open: (...dial) => openLink(side, ...dial) },
    inspect: async (_url, isRelay) => (isRelay ? RELAY_FINDINGS[gateway.relay] : null),
    isRunning: () => isRunning,
    stop() {
      isRunning = false;
      network.cut();
    },
    start: () => void (isRunning = true),
    drain: (windowMs) => seats.all().forEach((holder) => holder.drain(windowMs)),
    countLinks: () => seats.all().length,
    takeSeat: createRivals(seats, nextSessionId),
    tokenProvider: (userId) =>
      answerAs(
        { clock, latencyMs },
        () => gateway.tokenAnswer,
        () => accounts.issueToken(userId),
      ),
  };
  return gateway;
}
