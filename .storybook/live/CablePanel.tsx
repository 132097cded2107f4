import { useId } from 'react';
import { CABLE_GROUPS, SCENES, type Cable, type ChoiceCable } from './cables.ts';
import type { LiveScene, Pulled } from './createLiveScene.ts';

interface CableProps<C extends Cable> {
  readonly cable: C;
  readonly scene: LiveScene;
  readonly pulled: Pulled;
}

function Choice({ cable, scene, pulled }: CableProps<ChoiceCable>) {
  const name = useId();
  const chosen = cable.read(pulled);
  return (
    <fieldset className="live-choice">
      <legend>{cable.label}</legend>
      {cable.options.map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => cable.set(scene, value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Control({ cable, scene, pulled }: CableProps<Cable>) {
  if (cable.kind === 'choice') return <Choice cable={cable} scene={scene} pulled={pulled} />;
  if (cable.kind === 'button') {
    return (
      <button type="button" className="live-button" onClick={() => cable.press(scene)}>
        {cable.label}
      </button>
    );
  }
  const isOn = cable.read(pulled);
  return (
    <button
      type="button"
      className="live-button live-switch"
      aria-pressed={isOn}
      onClick={() => cable.set(scene, !isOn)}
    >
      {cable.label}
    </button>
  );
}

/** Everything that can be pulled. */
export function CablePanel({ scene, pulled }: { readonly scene: LiveScene; readonly pulled: Pulled }) {
  const id = useId();
  return (
    <div className="live-cables">
      {CABLE_GROUPS.map(({ title, hint, cables }) => (
        <section key={title} className="live-group" aria-labelledby={`${id}-${title}`}>
          <h3 id={`${id}-${title}`}>{title}</h3>
          <div className="live-controls">
            {cables.map((cable) => (
              <Control key={cable.label} cable={cable} scene={scene} pulled={pulled} />
            ))}
          </div>
          <p>{hint}</p>
        </section>
      ))}
    </div>
  );
}

/** Whole little stories, one press each. */
export function SceneButtons({ scene }: { readonly scene: LiveScene }) {
  return (
    <div className="live-scenes">
      {SCENES.map(({ label, press }) => (
        <button key={label} type="button" className="live-button" onClick={() => press(scene)}>
          {label}
        </button>
      ))}
    </div>
  );
}
