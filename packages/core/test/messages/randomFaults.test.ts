import type { NCMessage } from '@nexconn-kit/core';
import { seededRandom } from '@nexconn-kit/core/testing';
import { describe, expect, it } from 'vitest';
import { GROUP, listen, openRoom, textOf } from './room.ts';

const USERS = ['ada', 'bob', 'carol', 'dan'];
const ROUNDS = 60;

type Room = ReturnType<typeof openRoom>;

/** What the network and the gateway do, drawn anew each round. */
const FAULTS: readonly ((gateway: Room['gateway']) => void)[] = [
  ({ network }) => network.cut(),
  ({ network }) => network.setFault({ type: 'blackHole', direction: 'down' }),
  ({ network }) => network.setFault({ type: 'blackHole', direction: 'up' }),
  ({ network }) => network.setFault({ type: 'delay', ms: 400 }),
  ({ network }) => network.setFault({ type: 'refuse' }),
  (gateway) => {
    gateway.stop();
    gateway.start();
  },
  ({ network }) => network.setFault({ type: 'pass' }),
];

/** Four clients write in one group while the network does what it likes. @returns what was said, and what was heard by whom */
async function talk(seed: number) {
  const random = seededRandom(seed);
  const draw = (below: number): number => Math.floor(random() * below);
  const room = openRoom();
  const { gateway, pass, mailbox } = room;
  const clients = await Promise.all(
    USERS.map(async (userId) => {
      const { engine } = room.engine({ jitter: 0.5 });
      const ear = listen(engine);
      void engine.connect({ token: gateway.issueToken(userId), userId });
      return { userId, engine, ear, said: [] as string[], promises: [] as Promise<unknown>[] };
    }),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const client of clients.filter(() => random() < 0.6)) {
      const text = `${client.userId} ${client.said.length}`;
      client.said.push(text);
      client.promises.push(client.engine.sendMessage(GROUP, { text }));
    }
    if (random() < 0.5) FAULTS[draw(FAULTS.length)]?.(gateway);
    // At times it fails between the storing and its acknowledgement.
    await room.clock.advance(draw(3) * draw(900));
    if (random() < 0.3) gateway.network.cut();
  }
  gateway.network.setFault({ type: 'pass' });
  gateway.network.cut();
  for (let round = 0; round < 4; round += 1) await pass(30_000);
  return { clients, mailbox };
}

const bySender = (messages: readonly NCMessage[], userId: string): string[] =>
  messages.filter(({ senderUserId }) => senderUserId === userId).map(textOf);

describe('messages through faults drawn at random', () => {
  it.each([1, 2, 3, 4, 5])(
    'R13, R14: each is stored once, heard once by everybody else, and in the order of its sender (seed %d)',
    async (seed) => {
      const { clients, mailbox } = await talk(seed);
      for (const { userId, said, promises, ear } of clients) {
        const stored = mailbox.messages.filter(({ senderUserId }) => senderUserId === userId);
        expect(stored.map(({ content }) => JSON.parse(content).content)).toEqual(said);
        expect((await Promise.all(promises)).every((result) => (result as { isOk: boolean }).isOk)).toBe(true);
        for (const other of clients.filter((one) => one.userId !== userId)) {
          expect(bySender(other.ear.received, userId)).toEqual(said);
        }
        expect(ear.received.some(({ senderUserId }) => senderUserId === userId)).toBe(false);
      }
      const inbox = mailbox.messages.map(({ content }) => JSON.parse(content).content);
      for (const { userId, ear } of clients) {
        expect(ear.received.map(textOf)).toEqual(inbox.filter((text: string) => !text.startsWith(userId)));
      }
    },
    20_000,
  );
});
