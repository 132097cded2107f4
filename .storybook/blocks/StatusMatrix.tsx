import { describeConnectionStatus, NCConnectionStatus as S, NCError, NCErrorCode } from '@nexconn-kit/core';
import type { ConnectionState } from '@nexconn-kit/core';
import { FakeNexconnProvider } from '@nexconn-kit/react/testing';
import {
  ConnectionBanner,
  ConnectionIndicator,
  KickedOfflineModal,
  SessionEndedDialog,
  TokenRefreshBoundary,
  type NexconnMessages,
} from '@nexconn-kit/ui';
import { ChatScene } from '../ChatScene.tsx';
import { AppFrame } from '../live/AppFrame.tsx';
import type { PageLooks } from '../looks.tsx';
import './matrix.css';

const BAN_END_MS = new Date(2031, 4, 3, 16, 5).getTime();
const error = (code: NCErrorCode, details?: Readonly<Record<string, unknown>>) => new NCError(code, { details });
const retried = () => ({ downSinceMs: Date.now() - 10_000, retryAtMs: Date.now() + 12_400 });

/** What stands beside a status, where it is more than the status. */
const BESIDE: Readonly<Partial<Record<S, () => Partial<ConnectionState>>>> = {
  [S.KickedOfflineByOtherClient]: () => ({ error: error(NCErrorCode.KickedByOtherClient, { sameBrowser: true }) }),
  [S.Unconnected]: () => ({ error: error(NCErrorCode.AppKeyUnknown) }),
  [S.Suspend]: retried,
  [S.TokenIncorrect]: () => ({ error: error(NCErrorCode.TokenExpired) }),
  [S.DisconnException]: () => ({ error: error(NCErrorCode.BannedOnline, { banExpiresAtMs: BAN_END_MS }) }),
  [S.ProxyUnavailable]: retried,
  [S.UserAbandon]: () => ({ error: error(NCErrorCode.UserDeactivated) }),
};

interface StatusMatrixProps {
  readonly looks: PageLooks;
  readonly messages: NexconnMessages | null;
}

/** All components at one status, in a page of their own. */
function Screen({ status, messages }: { readonly status: S; readonly messages: NexconnMessages | null }) {
  const words = <P extends keyof NexconnMessages>(part: P) => (messages ? { messages: messages[part] } : {});
  const doNothing = (): void => undefined;
  return (
    <FakeNexconnProvider userId="ada" status={status} {...BESIDE[status]?.()}>
      <TokenRefreshBoundary {...words('tokenRefresh')} onSignOut={doNothing}>
        <ChatScene aside={<ConnectionIndicator {...words('indicator')} />}>
          <ConnectionBanner {...words('banner')} graceMs={0} />
        </ChatScene>
      </TokenRefreshBoundary>
      <KickedOfflineModal {...words('kickedOffline')} onSignOut={doNothing} />
      <SessionEndedDialog {...words('sessionEnded')} onReturnToSignIn={doNothing} />
    </FakeNexconnProvider>
  );
}

/** Every status, and all that is to be seen of it. */
export const StatusMatrix = ({ looks, messages }: StatusMatrixProps) => (
  <ul className="matrix">
    {Object.values(S).map((status) => {
      const { name, summary } = describeConnectionStatus(status);
      return (
        <li key={status}>
          <h2>
            <span>{status}</span> {name}
          </h2>
          <p>{summary}</p>
          <div>
            <AppFrame title={`${status} ${name}`} looks={looks}>
              <Screen status={status} messages={messages} />
            </AppFrame>
          </div>
        </li>
      );
    })}
  </ul>
);
