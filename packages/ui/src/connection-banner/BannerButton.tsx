'use client';
import { useRef, type ReactNode } from 'react';
import { useBrowserLayoutEffect } from '../shared/useBrowserLayoutEffect.ts';
import type { BannerAction } from './useBannerAction.ts';

/** The banner's own button. It stays focusable while it is busy, and gives focus back when it goes. */
export function BannerButton({ label, isBusy, press }: BannerAction): ReactNode {
  const ref = useRef<HTMLButtonElement>(null);
  const cameFrom = useRef<HTMLElement>(null);
  useBrowserLayoutEffect(() => {
    const button = ref.current;
    return () => {
      if (button?.matches(':focus')) cameFrom.current?.focus();
    };
  }, []);
  return (
    <button
      type="button"
      ref={ref}
      data-part="action"
      aria-disabled={isBusy}
      onFocus={(event) => {
        cameFrom.current = event.relatedTarget as HTMLElement | null;
      }}
      onClick={press}
    >
      {label}
    </button>
  );
}
