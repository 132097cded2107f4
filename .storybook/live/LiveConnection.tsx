import { describeConnectionStatus } from '@nexconn-kit/core';
import type { NexconnMessages } from '@nexconn-kit/ui';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { INDICATOR_TONE } from '../../packages/ui/src/connection-indicator/indicatorTone.ts';
import type { PageLooks } from '../looks.tsx';
import { AppFrame } from './AppFrame.tsx';
import { CablePanel, SceneButtons } from './CablePanel.tsx';
import { ChatApp } from './ChatApp.tsx';
import { createLiveScene, type LiveScene } from './createLiveScene.ts';
import './live.css';
import './machine.css';
import { MachineDrawing } from './MachineDrawing.tsx';
import { TransitionLog } from './TransitionLog.tsx';
import { Wire } from './Wire.tsx';

function Standing({ scene }: { readonly scene: LiveScene }) {
  const { status, error, attempt } = useSyncExternalStore(scene.engine.subscribe, scene.engine.getConnectionState);
  const { name, summary } = describeConnectionStatus(status);
  return (
    <header className="live-standing" data-tone={INDICATOR_TONE[status]}>
      <p className="live-number" data-testid="live-status">
        {status}
      </p>
      <div>
        <h2>{name}</h2>
        <p>{summary}</p>
      </div>
      <dl>
        <div>
          <dt>Error</dt>
          <dd>{error?.code ?? 'none'}</dd>
        </div>
        <div>
          <dt>Failed dials</dt>
          <dd>{attempt}</dd>
        </div>
      </dl>
    </header>
  );
}

interface LiveConnectionProps {
  readonly looks: PageLooks;
  readonly messages: NexconnMessages | null;
}

interface BenchProps extends LiveConnectionProps {
  readonly scene: LiveScene;
}

function Bench({ scene, looks, messages }: BenchProps) {
  const snapshot = useSyncExternalStore(scene.subscribe, scene.getSnapshot);
  const { transitions, pulled } = snapshot;
  return (
    <div className="live-layout">
      <div className="live-device">
        <AppFrame title="A chat with the kit in it" looks={looks}>
          <ChatApp scene={scene} messages={messages} />
        </AppFrame>
      </div>
      <div className="live-bench">
        <p className="live-lead">
          The real engine speaks to a gateway inside this page. Pull a cable below, and watch what the person in the
          chat sees and where the machine goes.
        </p>
        <Standing scene={scene} />
        <Wire snapshot={snapshot} isLinked={transitions.at(-1)?.status === 0} />
        <section className="live-machine" aria-label="The machine">
          <MachineDrawing transitions={transitions} />
        </section>
        <section className="live-stories" aria-labelledby="live-everyday">
          <h3 id="live-everyday">Everyday stories</h3>
          <SceneButtons scene={scene} />
        </section>
        <CablePanel scene={scene} pulled={pulled} />
        <TransitionLog transitions={transitions} />
      </div>
    </div>
  );
}

/** The real engine before a gateway in this page: pull a cable, and watch. */
export function LiveConnection(props: LiveConnectionProps) {
  const [scene] = useState(createLiveScene);
  useEffect(() => {
    scene.connect();
    return scene.destroy;
  }, [scene]);
  return (
    <div className="live">
      <Bench scene={scene} {...props} />
    </div>
  );
}
