import { PROTOCOL_VERSION, type HandshakeRequest } from '@nexconn-kit/protocol';
import type { Emit } from '../createRunner.ts';
import { NCError } from '../errors.ts';
import { DIAL_MS } from '../numbers.ts';
import type { Cancel, Identity, Link, LinkEvent } from '../ports.ts';
import { acceptSession } from './accept.ts';
import type { EngineContext } from './engineContext.ts';
import { heed } from './heed.ts';
import { judge } from './judge.ts';
import { lose } from './lose.ts';

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

/** What a relay's fault is called; a gateway that is down behind it is a loss like any other. */
const PROXY_ERROR = { noAnswer: 34240, notForGateway: 34245, gatewayDown: null } as const;

/** Makes ready to tell what a dial that opened no WebSocket means: behind a relay the relay is asked, once. */
function prepareInquest(context: EngineContext, emit: Emit): (error: NCError) => Promise<void> {
  const { params, ports } = context;
  const url = params?.proxy?.url;
  const loading = url && ports.loadProxyInspector();
  return async (error) => {
    const finding = loading && (await (await loading)(url));
    const code = finding && ports.surroundings.isOnline() && PROXY_ERROR[finding];
    if (code) emit('proxyFailed', new NCError(code, { cause: error }));
    else lose(context, emit, error);
  };
}

/** The link: dials with the newest token, takes the gateway's answer, and stays until the machine lets go of it. */
export function startLink(context: EngineContext, emit: Emit): Cancel {
  const { ports, tokens, options } = context;
  const token = tokens.forDial();
  if (token === null) {
    emit('tokenMissing');
    return () => {};
  }
  const inquire = prepareInquest(context, emit);
  let link: Link | null = null;
  let isOver = false;
  let hasOpened = false;
  const stop = (): void => {
    isOver = true;
    cancelTimeout();
    link?.close();
    context.link = null;
  };
  const fail = (error: NCError): void => {
    if (isOver) return;
    stop();
    if (hasOpened) lose(context, emit, error);
    else void inquire(error);
  };
  const hear = (event: LinkEvent): void => {
    if (event.type === 'heard') context.liveness?.heard();
    else if (event.type === 'opened') context.hasOpened = hasOpened = true;
    else if (event.type === 'settings') heed(context, event.settings);
    else if (event.type === 'verdict') judge(context, emit, event.verdict);
    else if (event.type === 'lost') fail(new NCError(event.code, { cause: event.cause }));
    else {
      cancelTimeout();
      context.link = link;
      acceptSession(context, emit, token, event.answer);
    }
  };
  const cancelTimeout = ports.clock.schedule(() => fail(new NCError(31000)), DIAL_MS);
  ports.identity.next().then(
    (who) => {
      if (isOver) return;
      const url = context.params?.proxy?.url ?? options.gatewayUrl;
      link = ports.transport.open(url, handshakeRequest(context, token, who), hear);
    },
    (cause: unknown) => fail(new NCError(30010, { cause })),
  );
  return stop;
}
