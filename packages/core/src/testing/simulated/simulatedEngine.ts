import type { NCInitOptions, NexconnEngine } from '../../api.ts';
import { createEngineOn, fakeIdentity, type FakeSurroundings } from '../fakePorts.ts';
import type { Database } from '../../ports.ts';
import type { SimulatedGateway } from './simulatedGateway.ts';

export interface SimulatedEngineOptions extends Partial<NCInitOptions> {
  readonly gateway: SimulatedGateway;
  /** Share of the backoff bound that each wait takes, 0 to 1. Default: drawn anew each time, as in life. */
  readonly jitter?: number | undefined;
  /** Keeps what the user has, such as across engines. Default: nothing is kept longer than the engine. */
  readonly database?: Database | undefined;
}

/** The real engine before a simulated gateway, and the page around it. */
export interface SimulatedEngine {
  readonly engine: NexconnEngine;
  readonly surroundings: FakeSurroundings;
}

let engines = 0;

/** Makes the real engine on a simulated gateway, on that gateway's clock. Nothing leaves the page. */
export function createSimulatedEngine(options: SimulatedEngineOptions): SimulatedEngine {
  const { gateway, jitter, database, clientId = `client-${(engines += 1)}`, ...init } = options;
  const { clock, transport, inspect, url } = gateway;
  return createEngineOn(
    { appKey: 'simulated', gatewayUrl: url, ...init },
    {
      ...{ clock, transport, inspect, database },
      random: () => jitter ?? Math.random(),
      identity: fakeIdentity(clientId, 'this-browser'),
    },
  );
}
