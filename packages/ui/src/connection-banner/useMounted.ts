'use client';
import { useEffect, useState } from 'react';

/** Whether the component was there before: a live region that arrives with its text in it is not read out. */
export function useMounted(): boolean {
  const [isMounted, setIsMounted] = useState(false);
  // A second render is the very purpose.
  // oxlint-disable-next-line react/set-state-in-effect
  useEffect(() => setIsMounted(true), []);
  return isMounted;
}
