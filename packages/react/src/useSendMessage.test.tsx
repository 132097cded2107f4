import { createScriptedEngine } from '@nexconn-kit/core/testing';
import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { textsOf, withBob } from './test/messageOf.ts';
import { renderProbe } from './test/renderProbe.tsx';
import { useMessages } from './useMessages.ts';
import { useSendMessage } from './useSendMessage.ts';

afterEach(cleanup);

const useBoth = () => ({ ...useSendMessage({ ...withBob }), ...useMessages({ ...withBob }) });

describe('useSendMessage', () => {
  it('sends to the channel by the same functions on every render; what is sent is shown at once', async () => {
    const engine = createScriptedEngine({ initial: { status: 0, userId: 'ada' }, sendAs: 'sending' });
    const { seen } = renderProbe(engine, useBoth);
    await act(async () => void seen[0]!.send({ text: 'Hello' }));
    expect(seen.at(-1)!.messages).toMatchObject([{ channel: withBob, senderUserId: 'ada', state: 'sending' }]);
    expect(textsOf(seen.at(-1)!.messages)).toEqual(['Hello']);
    expect([seen.at(-1)!.send, seen.at(-1)!.resend]).toEqual([seen[0]!.send, seen[0]!.resend]);
  });

  it('answers with the message as it was stored', async () => {
    const engine = createScriptedEngine({ initial: { status: 0, userId: 'ada' } });
    const { seen } = renderProbe(engine, useBoth);
    await act(async () =>
      expect(await seen[0]!.send({ text: 'Hello' })).toMatchObject({ isOk: true, data: { state: 'sent' } }),
    );
  });

  it('sends a failed message again in its own row', async () => {
    const engine = createScriptedEngine({ initial: { status: 0, userId: 'ada' } });
    const { seen } = renderProbe(engine, useBoth);
    await act(async () => void (await seen[0]!.send({ text: 'Hello' })));
    const [sent] = seen.at(-1)!.messages;
    await act(async () => engine.updateMessage({ ...sent!, messageId: null, state: 'failed' }));
    expect(seen.at(-1)!.messages).toMatchObject([{ state: 'failed' }]);
    await act(async () => void (await seen[0]!.resend(seen.at(-1)!.messages[0]!)));
    expect(seen.at(-1)!.messages).toMatchObject([{ clientMessageId: sent!.clientMessageId, state: 'sent' }]);
  });
});
