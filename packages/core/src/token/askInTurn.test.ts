import { expect, it } from 'vitest';
import type { Exclusive } from '../ports.ts';
import { askInTurn } from './askInTurn.ts';
import { createTokenCache } from './tokenCache.ts';

it('askInTurn keeps its turn until other processes see what it wrote', async () => {
  const held: (number | undefined)[] = [];
  const exclusive: Exclusive = (_name, run, holdMs) => {
    held.push(holdMs);
    return run();
  };
  const context = { reason: 'connect', signal: new AbortController().signal } as const;
  const question = { userId: 'ada', known: undefined, provider: async () => 'token', context };
  expect(await askInTurn(createTokenCache('app', null), exclusive, question)).toBe('token');
  expect(held).toEqual([200]);
});
