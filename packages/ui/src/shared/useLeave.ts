'use client';
import { useSignOut } from '@nexconn-kit/react';

/**
 * Signs the engine out, then tells the application, which shows its sign-in page.
 *
 * @param onLeft called after the engine was told: its status is 12 by then
 */
export function useLeave(onLeft: (() => unknown) | undefined): () => void {
  const signOut = useSignOut();
  return () => {
    void signOut();
    onLeft?.();
  };
}
