import { NexconnProvider, useConnectionState } from '@nexconn-kit/react';
import {
  ConnectionBanner,
  ConnectionIndicator,
  KickedOfflineModal,
  SessionEndedDialog,
  TokenRefreshBoundary,
  type NexconnMessages,
} from '@nexconn-kit/ui';
import { ChatScene } from '../ChatScene.tsx';
import type { LiveScene } from './createLiveScene.ts';

interface ChatAppProps {
  readonly scene: LiveScene;
  readonly messages: NexconnMessages | null;
}

function SignIn({ scene }: { readonly scene: LiveScene }) {
  const signIn = (): void => {
    scene.pull({ isSignedIn: true });
    scene.connect();
  };
  return (
    <main className="live-sign-in">
      <h1>Signed out</h1>
      <button type="button" onClick={signIn}>
        Sign in as Ada
      </button>
    </main>
  );
}

function Screen({ scene, messages }: ChatAppProps) {
  const isSignedOut = useConnectionState(({ status }) => status === 12);
  const showSignIn = (): void => scene.pull({ isSignedIn: false });
  if (isSignedOut) return <SignIn scene={scene} />;
  const words = <P extends keyof NexconnMessages>(part: P) => (messages ? { messages: messages[part] } : {});
  return (
    <>
      <TokenRefreshBoundary {...words('tokenRefresh')} onSignOut={showSignIn}>
        <ChatScene aside={<ConnectionIndicator {...words('indicator')} />}>
          <ConnectionBanner {...words('banner')} />
        </ChatScene>
      </TokenRefreshBoundary>
      <KickedOfflineModal {...words('kickedOffline')} onSignOut={showSignIn} />
      <SessionEndedDialog {...words('sessionEnded')} onReturnToSignIn={showSignIn} />
    </>
  );
}

/** An application like any other, with the four components in it. */
export function ChatApp(props: ChatAppProps) {
  return (
    <NexconnProvider engine={props.scene.engine}>
      <Screen {...props} />
    </NexconnProvider>
  );
}
