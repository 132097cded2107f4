import { NexconnProvider } from '@nexconn-kit/react';
import type { ReactNode } from 'react';
import { tokenProvider } from './tokenProvider.ts';

interface SeveralTabsProps {
  readonly userId: string;
  readonly children: ReactNode;
}

/** Tabs of one browser take turns on the seat, and ask for a token once among them. */
export const SeveralTabs = ({ userId, children }: SeveralTabsProps) => (
  <NexconnProvider
    appKey="my-app"
    gatewayUrl="https://gateway.example"
    userId={userId}
    tokenProvider={tokenProvider}
    storage="local" // one token for all tabs, kept across reloads
    reconnectKickEnable // a tab that comes back to a taken seat yields, instead of taking it back
  >
    {children}
  </NexconnProvider>
);
