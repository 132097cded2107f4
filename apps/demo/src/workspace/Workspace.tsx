import { httpTokenProvider } from '@nexconn-kit/core';
import { NexconnProvider } from '@nexconn-kit/react';
import { useState, type ReactElement } from 'react';
import type { ConfigAnswer } from '../../server/contract.ts';
import { apiPath } from '../api/apiPath.ts';
import type { DemoOptions } from '../readDemoOptions.ts';
import { Console } from './Console.tsx';

export interface WorkspaceProps {
  readonly config: ConfigAnswer;
  readonly userId: string;
  readonly options: DemoOptions;
}

/** One signed-in user and the one connection that belongs to them. */
export function Workspace({ config, userId, options: { device, timeout, storage } }: WorkspaceProps): ReactElement {
  const [tokenProvider] = useState(() => httpTokenProvider(apiPath('token', device)));
  return (
    <NexconnProvider
      appKey={config.appKey}
      gatewayUrl={config.gatewayUrl}
      userId={userId}
      tokenProvider={tokenProvider}
      clientId={device}
      timeout={timeout}
      storage={storage}
    >
      <Console userId={userId} device={device} />
    </NexconnProvider>
  );
}
