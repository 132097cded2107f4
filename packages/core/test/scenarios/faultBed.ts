import { httpTokenProvider, type NCInitOptions, type NexconnEngine, type TokenProvider } from '@nexconn-kit/core';
import {
  createFaultProxy,
  createTokenServer,
  type Fault,
  type FaultProxy,
  type TokenServer,
} from '@nexconn-kit/core/testing/node';
import type { TestContext } from 'vitest';
import { openGateway, type GatewayFixture } from '../gatewayFixture.ts';

/** A real gateway behind a network that fails on command, and a token endpoint that does. */
export interface FaultBed extends Omit<GatewayFixture, 'close'> {
  readonly proxy: FaultProxy;
  /** Issues tokens of ada. */
  readonly tokens: TokenServer;
  /** Asks `tokens`. */
  readonly provider: TokenProvider;
  /** An engine that dials through the proxy. */
  makeEngine(options?: Partial<NCInitOptions>): NexconnEngine;
}

export interface FaultBedOptions {
  readonly fault?: Fault;
  readonly tokenTtlSeconds?: number;
}

/** Opens one for a test, and closes it after it: tests that mostly wait can stand side by side. */
export async function openFaultBed(
  { onTestFinished }: TestContext,
  { fault, tokenTtlSeconds }: FaultBedOptions = {},
): Promise<FaultBed> {
  const fixture = await openGateway({ tokenTtlSeconds });
  const proxy = await createFaultProxy(fixture.gateway.url, { fault });
  const tokens = await createTokenServer({ issue: () => fixture.issueToken('ada') });
  onTestFinished(async () => {
    await fixture.close();
    await proxy.close();
    await tokens.close();
  });
  return {
    ...fixture,
    proxy,
    tokens,
    provider: httpTokenProvider(tokens.url),
    makeEngine: (options) => fixture.makeEngine({ gatewayUrl: proxy.url, ...options }),
  };
}
