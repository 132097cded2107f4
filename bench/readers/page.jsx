import { watchWork } from './watchWork.mjs';
import { INITIAL_CONNECTION_STATE } from '@nexconn-kit/core';
import { NexconnProvider, useConnectionStatus } from '@nexconn-kit/react';
import { ConnectionBanner, loadSurfaces } from '@nexconn-kit/ui';
import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';

const READERS = 1_000;
/** So many changes make one measurement: a browser's clock is too coarse for one. */
const CHANGES = { shown: 20, hidden: 500 };
const [CONNECTED, SUSPEND] = [0, 13];

/** Tells at once, where a real engine tells a moment later: only so can a change be timed. */
function createSource() {
  const listeners = new Set();
  let state = INITIAL_CONNECTION_STATE;
  return {
    getConnectionState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setState(patch) {
      state = { ...state, ...patch };
      listeners.forEach((listener) => listener());
    },
  };
}

const engine = createSource();
const hydratedEngine = createSource();
const bareEngine = createSource();
const bareHydratedEngine = createSource();

function KitReader() {
  return <span>{useConnectionStatus()}</span>;
}
/** One function for all, which is the cheapest way. */
const readBare = () => bareEngine.getConnectionState().status;
function BareReader() {
  return <span>{useSyncExternalStore(bareEngine.subscribe, readBare)}</span>;
}
const readBareHydrated = () => bareHydratedEngine.getConnectionState().status;
function BareHydratedReader() {
  return <span>{useSyncExternalStore(bareHydratedEngine.subscribe, readBareHydrated, readBareHydrated)}</span>;
}
function Bystander() {
  return <i />;
}

const thousand = (Component) => Array.from({ length: READERS }, (_, place) => <Component key={place} />);

function mount(ui) {
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  flushSync(() => root.render(ui));
  return () => root.unmount();
}

/** The same page as it is after a server rendered it. */
async function mountHydrated(ui) {
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(ui);
  const root = hydrateRoot(container, ui);
  await new Promise((resolve) => setTimeout(resolve, 200));
  return () => root.unmount();
}

/** Milliseconds a change, from the change to the committed page. */
function timeOf(changed, patchOf, changes) {
  const startedAt = performance.now();
  for (let change = 0; change < changes; change += 1) flushSync(() => changed.setState(patchOf(change)));
  return (performance.now() - startedAt) / changes;
}

const shown = (change) => ({ status: change % 2 === 0 ? SUSPEND : CONNECTED });
let attempts = 0;
const hidden = () => ({ attempt: (attempts += 1) });

const measure = (name, source) => ({
  [`${name}Shown`]: timeOf(source, shown, CHANGES.shown),
  [`${name}Hidden`]: timeOf(source, hidden, CHANGES.hidden),
});

async function time(warmUp, count) {
  const unmountKit = mount(<NexconnProvider engine={engine}>{thousand(KitReader)}</NexconnProvider>);
  const unmountBare = mount(thousand(BareReader));
  const unmountHydrated = await mountHydrated(
    <NexconnProvider engine={hydratedEngine}>{thousand(KitReader)}</NexconnProvider>,
  );
  // In the same place of the same tree.
  const unmountBareHydrated = await mountHydrated(
    <NexconnProvider engine={createSource()}>{thousand(BareHydratedReader)}</NexconnProvider>,
  );
  const rounds = [];
  for (let round = 0; round < warmUp + count; round += 1) {
    const kit = () => measure('kit', engine);
    const bare = () => measure('bare', bareEngine);
    const hydrated = () => measure('hydrated', hydratedEngine);
    const bareHydrated = () => measure('bareHydrated', bareHydratedEngine);
    const turns = [kit, bare, hydrated, bareHydrated];
    // Each goes first as often as the other.
    rounds.push(Object.assign({}, ...(round % 2 === 0 ? turns : turns.toReversed()).map((turn) => turn())));
  }
  unmountKit();
  unmountBare();
  unmountHydrated();
  unmountBareHydrated();
  return rounds.slice(warmUp);
}

function countWork() {
  const unmount = mount(
    <NexconnProvider engine={engine}>
      {thousand(KitReader)}
      {thousand(Bystander)}
    </NexconnProvider>,
  );
  const count = (patch) => {
    const stop = watchWork();
    flushSync(() => engine.setState(patch));
    const { commits, names } = stop();
    const readers = names.filter((name) => name === 'KitReader').length;
    return { commits, readers, others: names.filter((name) => name === 'Bystander').length };
  };
  const work = { shown: count({ status: 14 }), hidden: count(hidden()) };
  unmount();
  return work;
}

async function watchCountdown(seconds) {
  await loadSurfaces();
  engine.setState({ status: SUSPEND, downSinceMs: Date.now() - 60_000, retryAtMs: Date.now() + (seconds + 5) * 1_000 });
  const unmount = mount(
    <NexconnProvider engine={engine}>
      <ConnectionBanner />
    </NexconnProvider>,
  );
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const stop = watchWork();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  const { names } = stop();
  unmount();
  return { renders: names.length, names: [...new Set(names)] };
}

window.readers = { time, countWork, watchCountdown };
