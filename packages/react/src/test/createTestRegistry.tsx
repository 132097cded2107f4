import { NCConnectionStatus, type NCInitOptions } from '@nexconn-kit/core';
import { createScriptedEngine, type ScriptedCall, type ScriptedEngine } from '@nexconn-kit/core/testing';
import type { ReactElement, ReactNode } from 'react';
import { createEngineRegistry } from '../createEngineRegistry.ts';
import { RegistryContext } from '../registryContext.ts';

/** As the real engine does: the status has changed before `connect` returns. */
function startConnecting(call: ScriptedCall, engine: ScriptedEngine): void {
  if (call.name === 'connect') engine.setState({ status: NCConnectionStatus.Connecting, error: null });
}

export interface TestRegistry {
  readonly engines: readonly ScriptedEngine[];
  readonly options: readonly NCInitOptions[];
  /** How often any engine was asked. */
  count(name: ScriptedCall['name']): number;
  /** A page whose drop-in providers get scripted engines. */
  readonly Page: (props: { readonly children: ReactNode }) => ReactElement;
}

export function createTestRegistry(): TestRegistry {
  const engines: ScriptedEngine[] = [];
  const options: NCInitOptions[] = [];
  const registry = createEngineRegistry((given) => {
    const engine = createScriptedEngine({ onCall: startConnecting });
    engines.push(engine);
    options.push(given);
    return engine;
  });
  return {
    engines,
    options,
    count: (name) => engines.flatMap((engine) => engine.calls).filter((call) => call.name === name).length,
    Page: ({ children }) => <RegistryContext.Provider value={registry}>{children}</RegistryContext.Provider>,
  };
}
