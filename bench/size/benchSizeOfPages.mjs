import { printTable } from '../table.mjs';
import { bundle, kb } from './bundle.mjs';

const SOCKET_IO = `export { io } from 'socket.io-client';`;
/** Found from core, whose dependency it is. */
const IDB = `export { deleteDB, openDB } from './packages/core/node_modules/idb/build/index.js';`;
const ZUSTAND = `export { createStore } from 'zustand/vanilla';`;
const QUERY = `export { QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';`;
const DROP_IN = `
  export { NexconnProvider, useConnectionStatus } from '@nexconn-kit/react';
  export { ConnectionBanner, TokenRefreshBoundary, KickedOfflineModal } from '@nexconn-kit/ui';`;
const HOOK = `export { useConnectionStatus } from '@nexconn-kit/react';`;
/** What a page that only reads the status has no use for. */
const STRANGE_TO_A_HOOK =
  /packages\/ui\/|react-query|query-core|socket\.io|node_modules\/.*idb|zustand|createNexconnEngine/;

export async function benchSizeOfPages() {
  const dropIn = await bundle(DROP_IN);
  const core = await bundle(`export { createNexconnEngine } from '@nexconn-kit/core';`);
  const socketIo = await bundle(SOCKET_IO);
  // TanStack Query is reached by a dynamic import only, so it is no part of what the drop-in loads at first.
  const libraries = await bundle(SOCKET_IO + ZUSTAND);
  const idb = await bundle(IDB);
  const ownBytes = dropIn.atFirst - libraries.atFirst;
  const everyLibrary = await bundle(SOCKET_IO + ZUSTAND + QUERY);
  const hook = await bundle(HOOK);
  return printTable('Bundle, esbuild, gzip, without react and react-dom', [
    { what: 'socket.io-client, zustand and TanStack Query alone', value: kb(everyLibrary.atFirst) },
    { what: 'whole drop-in with its static chunks', value: kb(dropIn.atFirst), bound: 36 },
    // 11 until messages came; the door to them, and a leave that is no sign-out, took what was left of it.
    { what: 'of it our own code', value: kb(ownBytes), bound: 12 },
    { what: 'idb alone, which loads with the database', value: kb(idb.atFirst) },
    {
      what: 'of it our own code, and idb',
      value: kb(ownBytes + idb.atFirst),
      bound: Number.parseFloat(kb(12_000 + idb.atFirst)),
    },
    { what: 'with every chunk that loads on first use', value: kb(dropIn.ever) },
    { what: 'own code of core, without messages', value: kb(core.atFirst - socketIo.atFirst), bound: 7 },
    {
      what: 'the chunk for messages, loaded on first use',
      value: kb(core.later('messages/createMessages.js')),
      bound: 6,
    },
    { what: 'the status hook alone', value: kb(hook.atFirst), bound: 1.5 },
    {
      what: 'of it ui, engine, TanStack Query, socket.io-client, zustand, idb',
      value: `${hook.files.filter((file) => STRANGE_TO_A_HOOK.test(file)).length} files`,
      bound: 0,
    },
  ]);
}
