import { useConnectionStatus } from '@nexconn-kit/react';
import type { ReactElement } from 'react';
import { STATUS_VIEWS } from '../status/statusViews.ts';

/** The connection in a word. */
export function ConnectionLine(): ReactElement {
  const status = useConnectionStatus();
  return (
    <strong data-testid="connection-status" data-status={status}>
      {STATUS_VIEWS[status].title}
    </strong>
  );
}
