import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { printTable } from './table.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Gzipped bytes: of the entry with the chunks it imports statically, and of all there is. */
async function sizes(contents) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: ['react', 'react-dom', 'react/jsx-runtime'],
    outdir: 'out',
    write: false,
    metafile: true,
    absWorkingDir: ROOT,
  });
  const entry = Object.keys(metafile.outputs).find((name) => metafile.outputs[name].entryPoint !== undefined);
  const reached = new Set();
  const visit = (name) => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const { path, kind, external } of metafile.outputs[name].imports) {
      if (kind === 'import-statement' && !external) visit(path);
    }
  };
  visit(entry);
  const gzipped = outputFiles.map(({ path, contents: file }) => ({ path, bytes: gzipSync(file, { level: 9 }).length }));
  const sum = (files) => files.reduce((total, { bytes }) => total + bytes, 0);
  return {
    atFirst: sum(gzipped.filter(({ path }) => [...reached].some((name) => path.endsWith(name)))),
    ever: sum(gzipped),
  };
}

const SOCKET_IO = `export { io } from 'socket.io-client';`;
const ZUSTAND = `export { createStore } from 'zustand/vanilla';`;
const QUERY = `export { QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';`;
const DROP_IN = `
  export { NexconnProvider, useConnectionStatus } from '@nexconn-kit/react';
  export { ConnectionBanner, TokenRefreshBoundary, KickedOfflineModal } from '@nexconn-kit/ui';`;

export async function benchSize() {
  const dropIn = await sizes(DROP_IN);
  const core = await sizes(`export { createNexconnEngine } from '@nexconn-kit/core';`);
  const socketIo = await sizes(SOCKET_IO);
  // TanStack Query is reached by a dynamic import only, so it is no part of what the drop-in loads at first.
  const libraries = await sizes(SOCKET_IO + ZUSTAND);
  const everyLibrary = await sizes(SOCKET_IO + ZUSTAND + QUERY);
  const kb = (bytes) => `${(bytes / 1000).toFixed(2)} kB`;
  return printTable('Bundle, esbuild, gzip, without react and react-dom', [
    { what: 'socket.io-client, zustand and TanStack Query alone', value: kb(everyLibrary.atFirst) },
    { what: 'whole drop-in with its static chunks', value: kb(dropIn.atFirst), bound: 36 },
    { what: 'of it our own code', value: kb(dropIn.atFirst - libraries.atFirst), bound: 11 },
    { what: 'with every chunk that loads on first use', value: kb(dropIn.ever) },
    { what: 'own code of core, without messages', value: kb(core.atFirst - socketIo.atFirst), bound: 7 },
  ]);
}
