import type { NCChannel, NCGap, NCMessage, NCReloadProgress, NexconnEngine } from '@nexconn-kit/core';
import {
  createFakeClock,
  createSimulatedEngine,
  createSimulatedGateway,
  type SimulatedEngine,
  type SimulatedEngineOptions,
} from '@nexconn-kit/core/testing';

export const TO_BOB: NCChannel = { type: 'direct', id: 'bob' };
export const GROUP: NCChannel = { type: 'group', id: 'room1' };

const SILENT = { warn: () => {}, error: () => {} };

/** What an application heard, in order. */
export interface Ear {
  readonly received: NCMessage[];
  readonly updated: NCMessage[];
  readonly gaps: NCGap[];
  readonly reloads: NCReloadProgress[];
}

export function listen(engine: NexconnEngine, identifier = 'test'): Ear {
  const ear: Ear = { received: [], updated: [], gaps: [], reloads: [] };
  engine.addMessageHandler(identifier, {
    onMessageReceived: (message) => void ear.received.push(message),
    onMessageUpdated: (message) => void ear.updated.push(message),
    onGap: (gap) => void ear.gaps.push(gap),
    onReload: (progress) => void ear.reloads.push(progress),
  });
  return ear;
}

export const textOf = ({ content }: NCMessage): string => ('text' in content ? content.text : content.messageType);
export const textsOf = (messages: readonly NCMessage[]): string[] => messages.map(textOf);

/** Storing, sending and answering are chains of promises far longer than those of a connection. */
const ROUNDS = 40;

/** A gateway in memory on a clock that the test moves, and clients on it. */
export function openRoom() {
  const clock = createFakeClock();
  const frames: string[] = [];
  const gateway = createSimulatedGateway({ clock, onFrame: ({ name }) => void frames.push(name) });
  /** Lets time pass, and all come to rest. */
  const pass = async (ms = 0): Promise<void> => {
    await clock.advance(ms);
    for (let round = 0; round < ROUNDS; round += 1) await clock.advance(0);
  };
  return {
    clock,
    pass,
    /** The names of all that went over the network. */
    frames,
    /** What stands in a channel, read while time passes: the gateway may be asked for it. */
    async read(engine: NexconnEngine, channel: NCChannel): Promise<readonly NCMessage[]> {
      const asked = engine.getMessages(channel, { limit: 100 });
      await pass();
      const page = await asked;
      if (!page.isOk) throw page.error;
      return page.data.messages;
    },
    gateway,
    mailbox: gateway.mailbox,
    engine: (options: Omit<SimulatedEngineOptions, 'gateway'> = {}): SimulatedEngine =>
      createSimulatedEngine({ gateway, logger: SILENT, jitter: 1, ...options }),
    /** A client of the user, online. */
    async join(userId: string, options: Omit<SimulatedEngineOptions, 'gateway'> = {}) {
      const simulated = createSimulatedEngine({ gateway, logger: SILENT, jitter: 1, ...options });
      const ear = listen(simulated.engine);
      void simulated.engine.connect({ token: gateway.issueToken(userId), userId });
      await pass();
      return { ...simulated, ear };
    },
  };
}
