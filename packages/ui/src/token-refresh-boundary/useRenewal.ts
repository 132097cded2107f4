'use client';
import { useNexconnEngine } from '@nexconn-kit/react';
import type { TokenSource } from './renewToken.ts';

/** How to renew a token that was given as a string. The code for it loads on first use: few engines are given one. */
export function useRenewal(source: TokenSource | null): (isAsked: boolean) => Promise<{ readonly isOk: boolean }> {
  const engine = useNexconnEngine();
  return async (isAsked) => {
    if (!source) return engine.resume();
    const { renewToken } = await import('./renewToken.ts');
    return renewToken(engine, source, isAsked);
  };
}
