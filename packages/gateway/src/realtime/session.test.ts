import type { HandshakeRequest } from '@nexconn-kit/protocol';
import { describe, expect, it } from 'vitest';
import type { LinkSocket } from './LinkSocket.ts';
import { createSession } from './session.ts';

const setUp = () => {
  const sent: unknown[] = [];
  const socket = {
    conn: { readyState: 'open' },
    emit: (...given: unknown[]) => sent.push(given),
    disconnect: (isConnection: boolean) => sent.push(`disconnect ${isConnection}`),
  };
  const dial = { clientId: 'a', category: 'web', dialNumber: 1 } as HandshakeRequest;
  return {
    sent,
    session: createSession(socket as unknown as LinkSocket, dial, { userId: 'ann', clientIp: '10.0.0.1' }),
  };
};
const banned = { code: 31011 };
const ending = [['verdict', banned], 'disconnect true'];

describe('createSession', () => {
  it('says why before it ends the link', () => {
    const { sent, session } = setUp();
    expect(session.open()).toBe(true);
    session.end(banned);
    expect(sent).toEqual(ending);
  });

  it('keeps an end that comes before the socket was let in, and says it then', () => {
    const { sent, session } = setUp();
    session.end(banned);
    expect(sent).toEqual([]);
    expect(session.open()).toBe(false);
    expect(sent).toEqual(ending);
  });

  it('ends once, with the first verdict', () => {
    const { sent, session } = setUp();
    session.open();
    session.end(banned);
    session.end({ code: 31010 });
    expect(sent).toEqual(ending);
    expect(session.endedWith).toEqual(banned);
  });
});
