'use client';

import { useInsertionEffect, useRef } from 'react';

/** Holds what the last commit was given, for functions that are called later; set before any effect runs. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  useInsertionEffect(() => {
    latest.current = value;
  });
  return latest;
}
