import { ConnectionIndicator } from '@nexconn-kit/ui';
import type { ReactElement } from 'react';
import { ThemeButton } from '../theme/ThemeButton.tsx';
import { Brand } from './Brand.tsx';

export interface ConsoleHeaderProps {
  readonly userId: string;
  readonly device: string | undefined;
  /** Absent once signed out. */
  readonly onSignOut: (() => void) | undefined;
}

export function ConsoleHeader({ userId, device, onSignOut }: ConsoleHeaderProps): ReactElement {
  return (
    <header className="console-header">
      <Brand />
      <div className="console-header-end">
        <ConnectionIndicator />
        <span className="who" title={device === undefined ? userId : `${userId} on ${device}`}>
          <span className="who-mark" aria-hidden="true">
            {userId.charAt(0).toUpperCase()}
          </span>
          <span className="who-name">
            {userId}
            {device !== undefined && <span className="muted"> on {device}</span>}
          </span>
        </span>
        <ThemeButton />
        {onSignOut && (
          <button type="button" className="button" onClick={onSignOut}>
            Sign out
          </button>
        )}
      </div>
    </header>
  );
}
