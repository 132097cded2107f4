import { NCError, type NCChannel, type NCMessage, type NexconnEngine } from '@nexconn-kit/core';
import { createScriptedEngine, type ScriptedEngine, type ScriptedEngineOptions } from '@nexconn-kit/core/testing';
import { act, cleanup, render } from '@testing-library/react';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import { NexconnProvider } from './NexconnProvider.tsx';
import { messageOf, textsOf, withBob, withCarol } from './test/messageOf.ts';
import { renderProbe } from './test/renderProbe.tsx';
import { useMessages } from './useMessages.ts';

afterEach(cleanup);

const many = (count: number): NCMessage[] => Array.from({ length: count }, (_, index) => messageOf(index + 1));
const ada = { status: 0, userId: 'ada' } as const;
const engineOf = (options: ScriptedEngineOptions = {}): ScriptedEngine =>
  createScriptedEngine({ initial: ada, ...options });
const settle = (work: () => unknown = () => {}): Promise<void> => act(async () => void (await work()));
const probe = (engine: NexconnEngine, channel: NCChannel = withBob) =>
  renderProbe(engine, () => useMessages({ ...channel }));

describe('useMessages', () => {
  it('reads the newest page, newest last, and says that there is more', async () => {
    const { seen } = probe(engineOf({ messages: many(60) }));
    expect(seen[0]).toMatchObject({ messages: [], isLoading: true, hasMore: false, error: null });
    await settle();
    const { messages, ...rest } = seen.at(-1)!;
    expect([messages[0]?.sentAtMs, messages.at(-1)?.sentAtMs, messages.length]).toEqual([11, 60, 50]);
    expect(rest).toMatchObject({ isLoading: false, hasMore: true, error: null });
  });

  it('puts older pages before it, until there are no more', async () => {
    const { seen } = probe(engineOf({ messages: many(60) }));
    await settle();
    const kept = seen.at(-1)!.messages.at(-1);
    await settle(() => seen.at(-1)!.loadOlder());
    const { messages, hasMore } = seen.at(-1)!;
    expect(messages.map(({ sentAtMs }) => sentAtMs)).toEqual(many(60).map(({ sentAtMs }) => sentAtMs));
    expect(hasMore).toBe(false);
    expect(messages.at(-1)).toBe(kept);
    const renders = seen.length;
    await settle(() => seen.at(-1)!.loadOlder());
    expect(seen).toHaveLength(renders);
    expect(seen[0]!.loadOlder).toBe(seen.at(-1)!.loadOlder);
  });

  it('shows what comes in one render a batch, each once, the rest by the same objects', async () => {
    const engine = engineOf({ messages: many(2) });
    const { seen } = probe(engine);
    await settle();
    const [renders, before] = [seen.length, seen.at(-1)!.messages];
    await settle(() => [messageOf(4), messageOf(3), messageOf(3)].forEach(engine.receiveMessage));
    expect(seen).toHaveLength(renders + 1);
    expect(textsOf(seen.at(-1)!.messages)).toEqual(['text 1', 'text 2', 'text 3', 'text 4']);
    expect(seen.at(-1)!.messages.slice(0, 2)).toEqual(before);
    expect(seen.at(-1)!.messages[1]).toBe(before[1]);
  });

  it('keeps what is being sent behind what was sent, and puts it in its place once it is', async () => {
    const engine = engineOf();
    const { seen } = probe(engine);
    await settle();
    const own = { ...messageOf(1), clientMessageId: 'own', senderUserId: 'ada', messageId: null };
    await settle(() => engine.updateMessage({ ...own, state: 'sending' }));
    await settle(() => engine.receiveMessage(messageOf(2)));
    expect(seen.at(-1)!.messages.map(({ state }) => state)).toEqual(['sent', 'sending']);
    await settle(() => engine.updateMessage({ ...own, messageId: 'id-own', state: 'sent' }));
    expect(seen.at(-1)!.messages.map(({ clientMessageId }) => clientMessageId)).toEqual(['own', 'id-2']);
  });

  it('does not render for another channel, nor for a connection that comes and goes with nothing new', async () => {
    const engine = engineOf({ messages: many(2) });
    const { seen } = probe(engine);
    await settle();
    const renders = seen.length;
    await settle(() => engine.receiveMessage(messageOf(3, withCarol)));
    await settle(() => engine.setState({ status: 13 }));
    await settle(() => engine.setState({ status: 0 }));
    expect(seen).toHaveLength(renders);
  });

  it('shows nothing of one user under the next, not even an answer that comes late', async () => {
    const engine = engineOf({ messages: many(3) });
    const { seen } = probe(engine);
    await settle();
    let answerLate: (result: Awaited<ReturnType<NexconnEngine['getMessages']>>) => void = () => {};
    engine.getMessages = () => new Promise((resolve) => (answerLate = resolve));
    await settle(() => engine.setState({ status: 13 }));
    await settle(() => engine.setState({ status: 0 }));
    engine.getMessages = async () => ({ isOk: true, code: 0, data: { messages: [], hasMore: false } });
    const renders = seen.length;
    await settle(() => engine.setState({ userId: 'eve' }));
    await settle(() => answerLate({ isOk: true, code: 0, data: { messages: many(3), hasMore: false } }));
    expect(seen.slice(renders).flatMap(({ messages }) => messages)).toEqual([]);
    expect(seen.at(-1)).toMatchObject({ isLoading: false });
  });

  it('drops what it read before the gateway named the user, unless that user has it', async () => {
    const engine = engineOf({ initial: { status: 10 }, messages: many(2) });
    const { seen } = probe(engine);
    await settle();
    expect(seen.at(-1)!.messages).toHaveLength(2);
    engine.getMessages = async () => ({ isOk: true, code: 0, data: { messages: [messageOf(2)], hasMore: false } });
    await settle(() => engine.setState(ada));
    expect(textsOf(seen.at(-1)!.messages)).toEqual(['text 2']);
  });

  it('closes up a gap: rows that do not reach the newest page make way for it', async () => {
    const engine = engineOf({ messages: many(2) });
    const { seen } = probe(engine);
    await settle();
    engine.getMessages = async () => ({ isOk: true, code: 0, data: { messages: [messageOf(90)], hasMore: true } });
    await settle(() => engine.tellGap({ channel: null, reason: 'retention' }));
    expect(seen.at(-1)).toMatchObject({ messages: [{ sentAtMs: 90 }], hasMore: true });
  });

  it('keeps no more than 500 rows of a channel that never rests', async () => {
    const engine = engineOf();
    const { seen } = probe(engine);
    await settle();
    await settle(() => many(700).forEach(engine.receiveMessage));
    const { messages, hasMore } = seen.at(-1)!;
    expect([messages.length, messages.at(-1)?.sentAtMs, hasMore]).toEqual([500, 700, true]);
  });

  it('says why it could not read, and is well again with the next page', async () => {
    const engine = engineOf({ messages: many(1) });
    const { getMessages } = engine;
    const error = new NCError(33002);
    engine.getMessages = async () => ({ isOk: false, code: 33002, error });
    const { seen } = probe(engine);
    await settle();
    expect(seen.at(-1)).toMatchObject({ isLoading: false, error, messages: [] });
    engine.getMessages = getMessages;
    await settle(() => engine.setState({ status: 13 }));
    await settle(() => engine.setState({ status: 0 }));
    expect(seen.at(-1)).toMatchObject({ error: null, messages: [{ sentAtMs: 1 }] });
  });

  it('asks and listens once for two readers under StrictMode, and never on a server', async () => {
    const engine = engineOf({ messages: many(1) });
    const asked: string[] = [];
    const { getMessages, addMessageHandler } = engine;
    engine.getMessages = (...given) => (asked.push('read'), getMessages(...given));
    engine.addMessageHandler = (...given) => (asked.push('listen'), addMessageHandler(...given));
    const Reader = () => <p>{useMessages(withBob).messages.length}</p>;
    const tree = (
      <StrictMode>
        <NexconnProvider engine={engine}>
          <Reader />
          <Reader />
        </NexconnProvider>
      </StrictMode>
    );
    expect(renderToString(tree)).toContain('<p>0</p>');
    expect(asked).toEqual([]);
    const { container } = render(tree);
    await settle();
    expect(container.textContent).toBe('11');
    expect(asked).toEqual(['listen', 'read']);
  });
});
