import type { HandshakeRequest, RenewAnswer, SessionAnswer, Verdict } from '@nexconn-kit/protocol';
import type { NCErrorCode } from '@nexconn-kit/protocol';
import type { LinkEvent, Transport } from '../ports.ts';

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
      const sessionId = `session-${dials.length + 1}`;
      const renewals: string[] = [];
      const link = {
        url,
        request,
        isClosed: false,
        probes: 0,
        renewals,
        tell,
        accept(answer: Partial<SessionAnswer> = {}) {
          tell({ type: 'opened' });
          const standing = { userId: 'ada', sessionId, serverTimeMs: 0, tokenRemainingMs: null, reconnectSpreadMs: 0 };
          tell({ type: 'session', session: { ...standing, ...answer } });
        },
        refuse(verdict: Verdict) {
          tell({ type: 'opened' });
          tell({ type: 'verdict', verdict });
        },
        drop: (code: NCErrorCode = 30011) => tell({ type: 'lost', code, cause: new Error('dropped by the test') }),
      };
      dials.push(link);
      return {
        renew(token) {
          renewals.push(token);
          return transport.answerRenewal(token);
        },
        probe: () => void (link.probes += 1),
        close: () => void (link.isClosed = true),
      };
    },
  };
  return transport;
}
