import type { HandshakeRequest, NCErrorCode, RenewAnswer, SessionAnswer, Verdict } from '@nexconn-kit/protocol';
import type { Link, LinkEvent, Question, QuestionAnswer, QuestionRequest, Transport } from '../ports.ts';

/** One dial as the fake gateway's side sees it. */
export interface FakeLink {
  readonly url: string;
  readonly request: HandshakeRequest;
  readonly isClosed: boolean;
  /** How often the client asked for a sign of life. */
  readonly probes: number;
  /** Tokens that the client offered on the open link. */
  readonly renewals: readonly string[];
  /** What the client asked on the open link, in order, renewals apart, and how to answer: once each, in any order. */
  readonly questions: readonly FakeQuestion[];
  /** Says anything, also after the client let go: that is what late answers do. */
  tell(event: LinkEvent): void;
  /** Opens the WebSocket and accepts the handshake. */
  accept(answer?: Partial<SessionAnswer>): void;
  refuse(verdict: Verdict): void;
  drop(code?: NCErrorCode): void;
}

/** One question on an open link. */
export type FakeQuestion = {
  [Q in Exclude<Question, 'renew'>]: {
    readonly name: Q;
    readonly request: QuestionRequest<Q>;
    answer(answer: QuestionAnswer<Q>): void;
  };
}[Exclude<Question, 'renew'>];

export interface FakeTransport extends Transport {
  readonly dials: readonly FakeLink[];
  /** The newest dial. Throws when there was none. */
  last(): FakeLink;
  live(): readonly FakeLink[];
  /** How `renew` is answered. Default: taken, without an end. */
  answerRenewal: (token: string) => Promise<RenewAnswer>;
  /** Called with each question that is no renewal, as it is asked. Default: nobody answers. */
  onQuestion: (question: FakeQuestion, link: FakeLink) => void;
}

const STANDING: Omit<SessionAnswer, 'sessionId'> = {
  userId: 'ada',
  serverTimeMs: 0,
  tokenRemainingMs: null,
  reconnectSpreadMs: 0,
};

type Answers = Pick<FakeTransport, 'answerRenewal' | 'onQuestion'>;

/** Questions that wait for the script; those that are open when the link ends are never answered. */
function createQuestions() {
  const questions: FakeQuestion[] = [];
  const giveUps: (() => void)[] = [];
  return {
    questions,
    ask: (name: Question, request: unknown, onAsked: (question: FakeQuestion) => void) =>
      new Promise<unknown>((resolve, reject) => {
        giveUps.push(() => reject(new Error('The link ended before the answer.')));
        const question = { name, request, answer: resolve } as unknown as FakeQuestion;
        questions.push(question);
        onAsked(question);
      }),
    giveUp: (): void => giveUps.splice(0).forEach((one) => one()),
  };
}

/** What a gateway says, by itself or to a handshake. */
const gatewaySays = (tell: FakeLink['tell'], sessionId: string): Pick<FakeLink, 'accept' | 'refuse' | 'drop'> => ({
  accept(changes: Partial<SessionAnswer> = {}) {
    tell({ type: 'opened' });
    tell({ type: 'session', session: { ...STANDING, sessionId, ...changes } });
  },
  refuse(verdict: Verdict) {
    tell({ type: 'opened' });
    tell({ type: 'verdict', verdict });
  },
  drop: (code: NCErrorCode = 30011) => tell({ type: 'lost', code, cause: new Error('dropped by the test') }),
});

/** Both ends of one dial in memory. */
function createFakeLink(
  dial: Pick<FakeLink, 'url' | 'request' | 'tell'> & { readonly sessionId: string },
  answers: Answers,
) {
  const { sessionId, ...seen } = dial;
  const renewals: string[] = [];
  const { questions, ask, giveUp } = createQuestions();
  const tell = (event: LinkEvent): void => {
    dial.tell(event);
    if (event.type === 'lost') giveUp();
  };
  const link = {
    ...seen,
    tell,
    renewals,
    questions,
    isClosed: false,
    probes: 0,
    ...gatewaySays(tell, sessionId),
  };
  const clientEnd: Link = {
    ask(name, request) {
      if (name !== 'renew') return ask(name, request, (question) => answers.onQuestion(question, link));
      const { token } = request as QuestionRequest<'renew'>;
      renewals.push(token);
      return answers.answerRenewal(token);
    },
    probe: () => void (link.probes += 1),
    signOut: () => {},
    close() {
      link.isClosed = true;
      giveUp();
    },
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
    onQuestion: () => {},
    last() {
      const link = dials.at(-1);
      if (link === undefined) throw new Error('Nothing was dialled yet.');
      return link;
    },
    open(url, request, tell) {
      const dial = { url, request, tell, sessionId: `session-${dials.length + 1}` };
      const { link, clientEnd } = createFakeLink(dial, transport);
      dials.push(link);
      return clientEnd;
    },
  };
  return transport;
}
