import { PROTOCOL_VERSION, type HandshakeRequest } from '@nexconn-kit/protocol';
import type { Emit } from '../createRunner.ts';
import { NCError } from '../errors.ts';
import { DIAL_MS } from '../numbers.ts';
import type { Cancel, Identity, Link, LinkEvent } from '../ports.ts';
import { acceptSession } from './acceptSession.ts';
import type { EngineContext } from './engineContext.ts';
import { explainLater, forgetUnopened } from './explainLater.ts';
import { judge } from './judge.ts';
import { lose } from './lose.ts';
import { nameWindow } from './retryWindow.ts';

function handshakeRequest(context: EngineContext, token: string, { browserId, ...who }: Identity): HandshakeRequest {
  const { options, params, intent, lastSessionId } = context;
  return {
    protocolVersion: PROTOCOL_VERSION,
    appKey: options.appKey,
    token,
    ...(params?.userId && { userId: params.userId }),
    category: options.category ?? 'web',
    ...who,
    ...(browserId && { browserId }),
    intent,
    lastSessionId,
    reconnectKickEnable: params?.reconnectKickEnable ?? false,
  };
}

/** What an open link tells. */
function react(context: EngineContext, emit: Emit, token: string, event: Exclude<LinkEvent, { type: 'lost' }>): void {
  switch (event.type) {
    case 'heard':
      return context.liveness?.heard();
    case 'opened':
      context.hasOpened = true;
      return forgetUnopened(context);
    case 'settings':
      context.spreadMs = event.settings.reconnectSpreadMs;
      return nameWindow(context, event.settings.retryWindowMs);
    case 'verdict':
      return judge(context, emit, event.verdict);
    case 'messages':
      return context.messages?.take(event);
    case 'session':
      return acceptSession(context, emit, token, event.session);
  }
}

/** Dials, takes the gateway's answer, and stays until the machine lets go of it. */
function dial(context: EngineContext, emit: Emit, token: string): Cancel {
  const { clock, params, options, identity, transport } = context;
  const url = params?.proxy?.url ?? options.gatewayUrl;
  const explain = explainLater(context, url);
  let link: Link | undefined;
  let isOver = false;
  context.hasOpened = false;
  context.shownToken = token;

  const stop = (): void => {
    isOver = true;
    cancelTimer();
    link?.close();
    context.link = undefined;
  };
  const fail = async (error: NCError): Promise<void> => {
    if (isOver) return;
    stop();
    const reason = context.hasOpened ? error : await explain(error);
    if (reason.status === 17 && context.isOnline()) emit('proxyFailed', reason);
    else lose(context, emit, reason);
  };
  const hear = (event: LinkEvent): void => {
    if (isOver) return;
    if (event.type === 'lost') return void fail(new NCError(event.code, { cause: event.cause }));
    if (event.type === 'session') {
      cancelTimer();
      context.link = link;
    }
    react(context, emit, token, event);
  };
  const cancelTimer = clock.schedule(() => void fail(new NCError(31000)), DIAL_MS);
  const open = (who: Identity): void => {
    if (!isOver) link = transport.open(url, handshakeRequest(context, token, who), hear);
  };
  identity.next().then(open, (cause: unknown) => fail(new NCError(30010, { cause })));
  return stop;
}

/** Dials with the newest token; where there is none, one has to be got first. */
export function startLink(context: EngineContext, emit: Emit): Cancel {
  const token = context.tokens.forDial();
  if (token !== null) return dial(context, emit, token);
  emit('tokenMissing');
  return () => {};
}
