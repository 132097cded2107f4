import { createEngineLease, type CreateEngine, type EngineLease } from './createEngineLease.ts';
import type { EngineProps } from './engineOptions.ts';

/**
 * Finds the engine that providers of one app key, gateway and user share in a page. Safe to call while rendering: what no
 * provider retains is gone a second later.
 */
export type EngineRegistry = (props: EngineProps) => EngineLease;

export function createEngineRegistry(createEngine: CreateEngine): EngineRegistry {
  const leases = new Map<string, EngineLease>();
  return (props) => {
    const { appKey, gatewayUrl, userId } = props;
    const key = JSON.stringify([appKey, gatewayUrl, userId || null]);
    const known = leases.get(key);
    if (known) return known;
    const lease = createEngineLease(leases, key, props, createEngine);
    // A server renders many people's pages in one process, and no effect there would ever let go.
    if (typeof window !== 'undefined') {
      leases.set(key, lease);
      lease.release({ current: props });
    }
    return lease;
  };
}
