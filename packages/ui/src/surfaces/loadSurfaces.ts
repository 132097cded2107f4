import type * as Surfaces from './surfaces.ts';

const AGAIN_AFTER_MS = 5_000;

const readers = new Set<() => void>();
let surfaces: typeof Surfaces | null = null;
let loading: Promise<void> | null = null;

/**
 * Loads what the components show when something is wrong. They ask for it by themselves after the first paint, while
 * the network is still there; a test or a story that awaits it sees them in full at their first render.
 *
 * @returns resolves when it is there, and also when it could not be loaded: then mounted components try again every 5 s
 */
export function loadSurfaces(): Promise<void> {
  loading ??= import('./surfaces.ts').then(
    (loaded) => {
      surfaces = loaded;
      readers.forEach((read) => read());
    },
    (error: unknown) => {
      console.warn('Nexconn: banners and dialogs could not be fetched and show nothing; next try in 5 s.', { error });
      setTimeout(() => {
        loading = null;
        if (readers.size > 0) void loadSurfaces();
      }, AGAIN_AFTER_MS);
    },
  );
  return loading;
}

/** Null until they are loaded. */
export const readSurfaces = (): typeof Surfaces | null => surfaces;

/** @returns how to stop */
export function awaitSurfaces(onLoaded: () => void): () => void {
  readers.add(onLoaded);
  void loadSurfaces();
  return () => readers.delete(onLoaded);
}
