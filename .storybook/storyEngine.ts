import { NCConnectionStatus as S, type ConnectionState } from '@nexconn-kit/core';
import { createScriptedEngine, type ScriptedEngine } from '@nexconn-kit/core/testing';

type Start = Partial<ConnectionState>;

/** What a story may say of its connection, under `parameters`. */
export interface ConnectionParameters {
  /** Where it stands. A function, where times count from the moment the story is opened. */
  readonly nexconn?: Start | (() => Start);
  /** What a person's wish leads to. Default: a connection; `nowhere`: the story goes on by itself. */
  readonly leadsTo?: 'connection' | 'refusal' | 'nowhere';
}

/** Long enough to see that something is under way. */
const ANSWER_AFTER_MS = 700;
const CONNECTED: Start = { status: S.Connected, error: null, retryAtMs: null, downSinceMs: null };

/** An engine that stands where its story says, and answers what a person asks of it as a gateway would. */
export function createStoryEngine({ nexconn, leadsTo }: ConnectionParameters, status: S | null): ScriptedEngine {
  const start: Start = {
    userId: 'ada',
    ...(typeof nexconn === 'function' ? nexconn() : nexconn),
    ...(status === null ? {} : { status }),
  };
  return createScriptedEngine({
    initial: start,
    now: Date.now,
    onCall: ({ name }, engine) => {
      if (name !== 'connect' && name !== 'resume' && name !== 'reconnectNow') return;
      engine.setState({ status: S.Connecting, error: null, retryAtMs: null });
      if (leadsTo === 'nowhere') return;
      setTimeout(() => engine.setState(leadsTo === 'refusal' ? start : CONNECTED), ANSWER_AFTER_MS);
    },
  });
}
