import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { joinStyles } from '../../packages/config/joinStyles.mjs';
import { printTable } from '../table.mjs';
import { bundle, kb } from './bundle.mjs';

const STYLES = fileURLToPath(new URL('../../packages/ui/src/styles.css', import.meta.url));
/** All that our packages stand on. React is among it, for in a page it is in the same bundle. */
const BELOW_REACT = `
  export * as react from 'react';
  export * as jsx from 'react/jsx-runtime';
  export { createStore } from 'zustand/vanilla';
  export { QueryClient, QueryClientContext, QueryClientProvider, queryOptions, useQuery } from '@tanstack/react-query';
  export { createNexconnEngine, INITIAL_CONNECTION_STATE, NCConnectionStatus, NCError } from '@nexconn-kit/core';`;
const EVERYTHING_OF_REACT = `export * from '@nexconn-kit/react';`;
const REACT_WITHOUT_MESSAGES = `export {
  NexconnProvider, useAccessToken, useConnectionState, useConnectionStatus, useConnectionStatusHandler,
  useConnectionStore, useDatabaseRecreated, useNexconnEngine, useNexconnQueryClient, useReconnect, useResume, useSignOut,
  useUserData,
} from '@nexconn-kit/react';`;
const REACT_WITHOUT_QUERIES = `export {
  NexconnProvider, useConnectionState, useConnectionStatus, useConnectionStatusHandler, useConnectionStore,
  useDatabaseRecreated, useNexconnEngine, useReconnect, useResume, useSignOut,
} from '@nexconn-kit/react';`;
const THREE = `export { ConnectionBanner, TokenRefreshBoundary, KickedOfflineModal } from '@nexconn-kit/ui';`;
const EVERYTHING_OF_UI = `export * from '@nexconn-kit/ui';`;

/** What a module adds to a page that has everything below it. */
async function own(contents, below, options) {
  const [whole, without] = await Promise.all([
    bundle(below + contents, { external: [], ...options }),
    bundle(below, { external: [], ...options }),
  ]);
  return { atFirst: whole.atFirst - without.atFirst, ever: whole.ever - without.ever };
}

export async function benchSizeOfPackages() {
  const belowUi = BELOW_REACT + EVERYTHING_OF_REACT;
  const whole = await own(EVERYTHING_OF_REACT, BELOW_REACT);
  const react = await own(REACT_WITHOUT_MESSAGES, BELOW_REACT);
  const withoutQueries = await own(REACT_WITHOUT_QUERIES, BELOW_REACT);
  const three = await own(THREE, belowUi);
  const ui = await own(EVERYTHING_OF_UI, belowUi);
  const wholeThree = await own(THREE, belowUi, { isSeamless: true, unused: 'SessionEndedNotice' });
  const wholeUi = await own(EVERYTHING_OF_UI, belowUi, { isSeamless: true });
  const styles = gzipSync(joinStyles(STYLES), { level: 9 });
  return printTable('Own code, gzip: what it adds to a page that has React and all the rest', [
    { what: 'react, everything it exports but the message hooks', value: kb(react.atFirst), bound: 2 },
    { what: 'what the message hooks add to it', value: kb(whole.atFirst - react.atFirst) },
    { what: 'react without what TanStack Query is needed for', value: kb(withoutQueries.atFirst) },
    { what: 'three components, before the first paint', value: kb(three.atFirst), bound: 3 },
    { what: 'three components with what they show later, in one file', value: kb(wholeThree.atFirst), bound: 3 },
    {
      what: 'three components with what they show later, in its chunks, with the fourth surface',
      value: kb(three.ever),
    },
    { what: 'all of ui, before the first paint', value: kb(ui.atFirst) },
    { what: 'all of ui, in one file', value: kb(wholeUi.atFirst), bound: 6 },
    { what: 'all of ui, in its chunks', value: kb(ui.ever) },
    { what: 'stylesheet, as written', value: kb(styles.length), bound: 4 },
  ]);
}
