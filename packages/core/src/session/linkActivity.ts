import { PROTOCOL_VERSION, type HandshakeRequest, type SessionAnswer } from '@nexconn-kit/protocol';
import { NCError } from '../errors.ts';
import { NUMBERS } from '../numbers.ts';
import type { Identity, Link, LinkEvent, ProxyFinding } from '../ports.ts';
import type { Emit, StartActivity } from '../createRunner.ts';
import type { EngineContext } from './engineContext.ts';
import { lossEvent } from './lossEvent.ts';
import { noteAccepted } from './noteAccepted.ts';
import { verdictEvent } from './verdictEvent.ts';

function handshakeRequest({ options, session }: EngineContext, who: Identity, token: string): HandshakeRequest {
  const { userId, reconnectKickEnable = false } = session?.params ?? {};
  return {
    protocolVersion: PROTOCOL_VERSION,
    appKey: options.appKey,
    token,
    ...(userId === undefined ? {} : { userId }),
    category: options.category ?? 'web',
    clientId: who.clientId,
    ...(who.browserId === undefined ? {} : { browserId: who.browserId }),
    dialNumber: who.dialNumber,
    intent: session?.intent ?? 'newcomer',
    lastSessionId: session?.lastSessionId ?? null,
    reconnectKickEnable,
  };
}

/** What a failed dial through a relay turns out to be; null where the relay is not to blame. */
const PROXY_ERROR: Readonly<Record<ProxyFinding, 34240 | 34245 | null>> = {
  noAnswer: 34240,
  notForGateway: 34245,
  gatewayDown: null,
};

/** Takes note of an accepted handshake. From now on the engine's own dials continue this session. */
function takeAnswer(context: EngineContext, answer: SessionAnswer, token: string): void {
  const { session, outage, board, store, ports } = context;
  if (session !== null) Object.assign(session, { intent: 'reconnect', lastSessionId: answer.sessionId });
  outage.setSpread(answer.reconnectSpreadMs);
  board.write({ userId: answer.userId }, ports.clock.now());
  noteAccepted(context, token, answer.tokenRemainingMs);
  void ports.database.rememberUser(token, answer.userId);
  store.open(answer.userId);
}

/** The link: dials with the newest token, takes the gateway's answer, and stays until the machine lets go of it. */
export function createLinkActivity(context: EngineContext): StartActivity {
  const { ports, tokens, options } = context;

  const failDial = (emit: Emit, error: NCError): void => {
    const proxyUrl = context.session?.params.proxy?.url;
    if (proxyUrl === undefined) return emit(...lossEvent(error, ports.surroundings));
    void ports.inspectProxy(proxyUrl).then((finding) => {
      const code = PROXY_ERROR[finding];
      if (code === null || !ports.surroundings.isOnline()) emit(...lossEvent(error, ports.surroundings));
      else emit('proxyFailed', new NCError(code, { cause: error }));
    });
  };

  return (emit) => {
    const token = tokens.forDial();
    if (token === null) {
      emit('tokenMissing');
      return () => {};
    }
    let link: Link | null = null;
    let isOver = false;
    let hasOpened = false;
    const lose = (error: NCError): void => {
      if (isOver) return;
      stop();
      if (hasOpened) emit(...lossEvent(error, ports.surroundings));
      else failDial(emit, error);
    };
    const judge = (verdict: Extract<LinkEvent, { type: 'verdict' }>['verdict']): void => {
      stop();
      emit(...verdictEvent(verdict, context));
    };
    const hear = (event: LinkEvent): void => {
      switch (event.type) {
        case 'opened':
          hasOpened = true;
          return context.outage.webSocketOpened();
        case 'heard':
          return context.liveness.heard();
        case 'settings':
          context.outage.setSpread(event.settings.reconnectSpreadMs);
          if (event.settings.retryWindowMs !== undefined) context.outage.nameWindow(event.settings.retryWindowMs);
          return;
        case 'verdict':
          return judge(event.verdict);
        case 'lost':
          return lose(new NCError(event.code, { cause: event.cause }));
        case 'answered': {
          const expected = context.session?.params.userId;
          if (expected !== undefined && expected !== event.answer.userId) {
            return judge({ code: 31004, details: { isOtherUser: true } });
          }
          cancelTimeout();
          context.link = link;
          takeAnswer(context, event.answer, token);
          return emit('sessionAnswered');
        }
      }
    };
    const cancelTimeout = ports.clock.schedule(() => lose(new NCError(31000)), NUMBERS.dial);
    const stop = (): void => {
      isOver = true;
      cancelTimeout();
      link?.close();
      link = context.link = null;
    };
    ports.identity.next().then(
      (who) => {
        if (isOver) return;
        const url = context.session?.params.proxy?.url ?? options.gatewayUrl;
        link = ports.transport.open(url, handshakeRequest(context, who, token), hear);
      },
      (cause: unknown) => lose(new NCError(30010, { cause })),
    );
    return stop;
  };
}
