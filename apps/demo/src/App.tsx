import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { configQuery, sessionQuery } from './api/queries.ts';
import { LoadFailed } from './LoadFailed.tsx';
import type { DemoOptions } from './readDemoOptions.ts';
import { SignInPage } from './sign-in/SignInPage.tsx';
import { Workspace } from './workspace/Workspace.tsx';

/** The sign-in page or the signed-in workspace, as the app server's session says. */
export function App({ options }: { readonly options: DemoOptions }): ReactElement | null {
  const config = useQuery(configQuery);
  const session = useQuery(sessionQuery(options.device));
  const error = config.error ?? session.error;
  if (error) {
    const retry = (): void => void Promise.all([config.refetch(), session.refetch()]);
    return <LoadFailed error={error} onRetry={retry} />;
  }
  if (!config.data || !session.data) return null;

  const { userId } = session.data;
  if (userId === null) return <SignInPage device={options.device} />;
  return <Workspace key={userId} config={config.data} userId={userId} options={options} />;
}
