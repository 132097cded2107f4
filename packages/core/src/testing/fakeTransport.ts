import type { HandshakeRequest, NCErrorCode, RenewAnswer, SessionAnswer, Verdict } from '@nexconn-kit/protocol';
import type { Link, LinkEvent, Transport } from '../ports.ts';

/** One dial as the fake gateway's side sees it. */
export interface FakeLink {
  readonly url: string;
  readonly request: HandshakeRequest;
  readonly isClosed: boolean;
  /** How often the client asked for a sign of life. */
  readonly probes: number;
  /** Tokens that the client offered on the open link. */
  readonly renewals: readonly string[];
  /** Says anything, also after the client let go: that is what late answers do. */
  tell(event: LinkEvent): void;
  /** Opens the WebSocket and accepts the handshake. */
  accept(answer?: Partial<SessionAnswer>): void;
  refuse(verdict: Verdict): void;
  drop(code?: NCErrorCode): void;
}

export interface FakeTransport extends Transport {
  readonly dials: readonly FakeLink[];
  /** The newest dial. Throws when there was none. */
  last(): FakeLink;
  live(): readonly FakeLink[];
  /** How `renew` is answered. Default: taken, without an end. */
  answerRenewal: (token: string) => Promise<RenewAnswer>;
}

const STANDING: Omit<SessionAnswer, 'sessionId'> = {
  userId: 'ada',
  serverTimeMs: 0,
  tokenRemainingMs: null,
  reconnectSpreadMs: 0,
};

type Answer = FakeTransport['answerRenewal'];

/** Both ends of one dial in memory. */
function createFakeLink(
  dial: Pick<FakeLink, 'url' | 'request' | 'tell'> & { readonly sessionId: string },
  answer: Answer,
) {
  const { sessionId, tell, ...seen } = dial;
  const renewals: string[] = [];
  const link = {
    ...seen,
    tell,
    renewals,
    isClosed: false,
    probes: 0,
    accept(changes: Partial<SessionAnswer> = {}) {
      tell({ type: 'opened' });
      tell({ type: 'session', session: { ...STANDING, sessionId, ...changes } });
    },
    refuse(verdict: Verdict) {
      tell({ type: 'opened' });
      tell({ type: 'verdict', verdict });
    },
    drop: (code: NCErrorCode = 30011) => tell({ type: 'lost', code, cause: new Error('dropped by the test') }),
  };
  const clientEnd: Link = {
    renew(token) {
      renewals.push(token);
      return answer(token);
    },
    probe: () => void (link.probes += 1),
    signOut: () => {},
    close: () => void (link.isClosed = true),
  };
  return { link, clientEnd };
}

/** A network in memory: every dial waits for the test to say what becomes of it. */
export function createFakeTransport(): FakeTransport {
  const dials: FakeLink[] = [];
  const transport: FakeTransport = {
    dials,
    live: () => dials.filter((link) => !link.isClosed),
    answerRenewal: () => Promise.resolve({ isOk: true, tokenRemainingMs: null }),
    last() {
      const link = dials.at(-1);
      if (link === undefined) throw new Error('Nothing was dialled yet.');
      return link;
    },
    open(url, request, tell) {
      const dial = { url, request, tell, sessionId: `session-${dials.length + 1}` };
      const { link, clientEnd } = createFakeLink(dial, (token) => transport.answerRenewal(token));
      dials.push(link);
      return clientEnd;
    },
  };
  return transport;
}
