import type { HandshakeRequest, Verdict } from '@nexconn-kit/protocol';
import type { Link, LinkEvent } from '../../ports.ts';
import type { Direction } from '../faults.ts';
import { serveLink, type GatewayEnd, type GatewaySide, type Send } from './gatewayEnd.ts';

/** Questions on the way, which fail when their link ends. */
function createQuestions() {
  const waiting = new Set<(reason: Error) => void>();
  return {
    ask: (put: (answer: (result: unknown) => void) => void) =>
      new Promise<unknown>((resolve, reject) => {
        waiting.add(reject);
        put((result) => {
          waiting.delete(reject);
          resolve(result);
        });
      }),
    giveUp: () => waiting.forEach((reject) => reject(new Error('The link ended before the answer.'))),
  };
}

type Tell = (event: LinkEvent) => void;

/** The way of one dial, on which nothing is put any more once it is over. */
function createPath({ way, onFrame }: GatewaySide, onCut: () => void) {
  let isOver = false;
  const lane = way.open(onCut);
  const sender =
    (direction: Direction): Send =>
    (name, arrive) => {
      if (isOver) return;
      onFrame({ name, direction });
      lane.carry(direction, arrive);
    };
  return {
    up: sender('up'),
    down: sender('down'),
    end(): void {
      isOver = true;
      lane.end();
    },
  };
}

type Path = Pick<ReturnType<typeof createPath>, 'up' | 'down'>;

/** Lets a dial in and serves it, or says why not. */
function admit(
  side: GatewaySide,
  dial: HandshakeRequest,
  { up, down: send }: Path,
  tell: Tell,
): GatewayEnd | undefined {
  const refuse = (verdict: Verdict): undefined => {
    send('verdict', () => tell({ type: 'verdict', verdict }));
    return undefined;
  };
  send('opened', () => tell({ type: 'opened' }));
  const claims = side.refusal() ?? side.accounts.check(dial.token, dial.userId);
  if ('code' in claims) return refuse(claims);
  const served = serveLink(side, { ...{ dial, claims, tell }, up, send });
  const verdict = side.seats.take(served.holder);
  if (verdict) return refuse(verdict);
  served.greet();
  return served;
}

/** One dial: the client's end of it, the way, and the gateway's answers. */
export function openLink(side: GatewaySide, url: string, dial: HandshakeRequest, tell: Tell): Link {
  const questions = createQuestions();
  let served: GatewayEnd | undefined;
  const end = (): void => {
    served?.leave();
    path.end();
  };
  const lose = (): void => {
    end();
    questions.giveUp();
    tell({ type: 'lost', code: served ? 30011 : 30010, cause: new Error('The simulated network ended the link.') });
  };
  const path = createPath(side, lose);
  const { up, down } = path;
  up('dial', () => {
    if (side.isReached(url)) served = admit(side, dial, path, tell);
    else down('refused', lose);
  });
  return {
    ask: (question, request) =>
      questions.ask((answer) =>
        up(question, () => {
          const result: unknown = served?.answer[question](request);
          down(question === 'renew' ? 'renewed' : 'answered', () => answer(result));
        }),
      ),
    signOut: () => {},
    probe: () => up('probe', () => served && down('pong', () => tell({ type: 'heard' }))),
    close() {
      questions.giveUp();
      up('close', end);
    },
  };
}
