// app/(chat)/layout.tsx: a server component. It stays mounted while pages below it change, and so does the connection.
import '@nexconn-kit/ui/styles.css';
import type { ReactNode } from 'react';
import { NextConnection } from './NextConnection.tsx';

/** Yours: who is signed in, from cookies(). */
declare function readUserId(): Promise<string | null>;

export async function ChatLayout({ children }: { children: ReactNode }) {
  return <NextConnection userId={await readUserId()}>{children}</NextConnection>;
}
