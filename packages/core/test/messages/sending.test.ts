import { describe, expect, it } from 'vitest';
import { openRoom, textsOf, TO_BOB } from './room.ts';

describe('sendMessage', () => {
  it('resolves once the gateway has stored the message, which then stands as sent', async () => {
    const { pass, mailbox, join } = openRoom();
    const ada = await join('ada');
    const sent = ada.engine.sendMessage(TO_BOB, { text: 'hello' });
    await pass();
    expect(mailbox.messages).toMatchObject([{ senderUserId: 'ada', content: '{"content":"hello"}' }]);
    expect(await sent).toMatchObject({
      isOk: true,
      data: {
        state: 'sent',
        messageId: mailbox.messages[0]?.messageId,
        senderUserId: 'ada',
        content: { text: 'hello' },
      },
    });
    expect(ada.ear.updated.map(({ state }) => state)).toEqual(['sending', 'sent']);
    expect(ada.ear.received).toEqual([]);
  });

  it('reaches the other one, once', async () => {
    const { pass, join } = openRoom();
    const [ada, bob] = [await join('ada'), await join('bob')];
    for (const text of ['one', 'two', 'three']) void ada.engine.sendMessage(TO_BOB, { text });
    await pass();
    expect(textsOf(bob.ear.received)).toEqual(['one', 'two', 'three']);
    expect(bob.ear.received[0]).toMatchObject({ channel: { type: 'direct', id: 'ada' }, state: 'sent' });
  });
});
