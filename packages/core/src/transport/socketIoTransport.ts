import { EVENT, type NCErrorCode } from '@nexconn-kit/protocol';
import { io } from 'socket.io-client';
import { NUMBERS } from '../numbers.ts';
import type { LinkEvent, Transport } from '../ports.ts';
import { isLinkSettings, isRenewAnswer, isSessionAnswer, isVerdict } from './guards.ts';

/** Why Socket.IO says a link ended, as one of our codes; whatever else it says is a dropped link. */
const LOSS_BY_REASON: Readonly<Record<string, NCErrorCode>> = {
  'io server disconnect': 30001,
  'ping timeout': 30012,
  'parse error': 30002,
};

/** One WebSocket a dial. Socket.IO's own reconnection stays off: when to dial is the machine's to say. */
export const socketIoTransport: Transport = {
  open(url, request, tell) {
    const socket = io(url, {
      autoConnect: false,
      forceNew: true,
      reconnection: false,
      timeout: 2 * NUMBERS.dial,
      transports: ['websocket'],
      auth: { ...request },
    });
    let isClosed = false;
    const say = (event: LinkEvent): void => {
      if (!isClosed) tell(event);
    };
    const lose = (code: NCErrorCode, cause: unknown): void => say({ type: 'lost', code, cause });
    const hear = <T>(name: string, isValid: (value: unknown) => value is T, toEvent: (value: T) => LinkEvent): void => {
      socket.on(name, (value: unknown) =>
        isValid(value) ? say(toEvent(value)) : lose(30002, new TypeError(`The gateway sent a "${name}" that is none.`)),
      );
    };

    socket.io.on('open', () => {
      say({ type: 'opened' });
      socket.io.engine.on('packet', () => say({ type: 'heard' }));
    });
    socket.on('connect_error', (error: Error & { readonly data?: unknown }) =>
      isVerdict(error.data) ? say({ type: 'verdict', verdict: error.data }) : lose(30010, error),
    );
    socket.on('disconnect', (reason) => lose(LOSS_BY_REASON[reason] ?? 30011, new Error(reason)));
    hear(EVENT.session, isSessionAnswer, (answer) => ({ type: 'answered', answer }));
    hear(EVENT.verdict, isVerdict, (verdict) => ({ type: 'verdict', verdict }));
    hear(EVENT.settings, isLinkSettings, (settings) => ({ type: 'settings', settings }));
    socket.connect();

    return {
      async renew(token) {
        const answer: unknown = await socket.timeout(NUMBERS.dial).emitWithAck(EVENT.renew, { token });
        return isRenewAnswer(answer) ? answer : { isOk: false, code: 30002 };
      },
      probe: () => void socket.emit(EVENT.probe, () => {}),
      close() {
        isClosed = true;
        socket.off();
        socket.disconnect();
      },
    };
  },
};
