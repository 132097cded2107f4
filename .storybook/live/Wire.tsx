import { LATENCY_MS, SLOW_MS, type CableName, type LiveSnapshot } from './createLiveScene.ts';

/** The shortest trip that an eye can follow. */
const SHORTEST_TRIP_MS = 550;

/** They travel with another one, and would hide it. */
const HIDDEN: readonly string[] = ['opened', 'ended'];

const WORDS: Readonly<Record<CableName, string>> = {
  whole: 'whole',
  slow: `slow, ${SLOW_MS / 1000} s each way`,
  hole: 'a black hole',
  cut: 'cut',
};

interface WireProps {
  readonly snapshot: LiveSnapshot;
  readonly isLinked: boolean;
}

/** The cable between page and gateway, and what travels on it. */
export function Wire({ snapshot, isLinked }: WireProps) {
  const { pulled, frames } = snapshot;
  const { isDown, relay } = pulled;
  const drawn = frames.filter(({ name }) => !HIDDEN.includes(name));
  const cable = pulled.isOffline ? 'cut' : pulled.cable;
  const tripMs = Math.max(LATENCY_MS + (cable === 'slow' ? SLOW_MS : 0), SHORTEST_TRIP_MS);
  const via = relay === 'none' ? '' : ', through a relay';
  return (
    <div className="live-wire" data-cable={cable} data-linked={isLinked}>
      <span className="live-station">Page</span>
      <p className="live-hidden">{`The cable is ${WORDS[cable]}${via}. The gateway is ${isDown ? 'down' : 'up'}.`}</p>
      <div className="live-cable" aria-hidden="true">
        {drawn.map(({ id, name, direction }) => (
          <span
            key={id}
            className="live-frame-dot"
            data-direction={direction}
            data-name={name}
            style={{ animationDuration: `${tripMs}ms` }}
          >
            <span>{name}</span>
          </span>
        ))}
        {relay !== 'none' && (
          <span className="live-relay" data-works={relay === 'works'}>
            Relay
          </span>
        )}
      </div>
      <span className="live-station" data-down={isDown}>
        Gateway
      </span>
    </div>
  );
}
