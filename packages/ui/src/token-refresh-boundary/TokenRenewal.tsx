'use client';
import { useEffect } from 'react';
import type { TokenSource } from './renewToken.ts';
import { useRenewal } from './useRenewal.ts';

export interface TokenRenewalProps {
  readonly source: TokenSource;
  readonly onGiveUp: () => void;
}

/** Draws nothing; mounted while a refused string may be replaced without anybody being asked. */
export function TokenRenewal({ source, onGiveUp }: TokenRenewalProps): null {
  const renew = useRenewal(source);
  // After every render, for inline functions are others each time: who comes again only joins the flight.
  useEffect(() => {
    renew(false).then(({ isOk }) => {
      if (!isOk) onGiveUp();
    }, onGiveUp);
  });
  return null;
}
