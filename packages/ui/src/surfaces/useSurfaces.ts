'use client';
import { useSyncExternalStore } from 'react';
import { awaitSurfaces, readSurfaces } from './loadSurfaces.ts';

/** What the components show; null on a server, while hydrating and until it is loaded. */
export const useSurfaces = () => useSyncExternalStore(awaitSurfaces, readSurfaces, () => null);
