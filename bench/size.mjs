import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { printTable } from './table.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Kilobytes of the first page load: the entry and the chunks it imports statically, minified, each gzipped. */
async function staticKb(contents) {
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
  const bytes = outputFiles
    .filter(({ path }) => [...reached].some((name) => path.endsWith(name)))
    .reduce((sum, { contents: file }) => sum + gzipSync(file, { level: 9 }).length, 0);
  return bytes / 1000;
}

const LIBRARIES = [
  `export { io } from 'socket.io-client';`,
  `export { createStore } from 'zustand/vanilla';`,
  `export { QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';`,
];
const DROP_IN = [
  `export { NexconnProvider, useConnectionStatus } from '@nexconn-kit/react';`,
  `export { ConnectionBanner, TokenRefreshBoundary, KickedOfflineModal } from '@nexconn-kit/ui';`,
];

export async function benchSize() {
  const libraries = await staticKb(LIBRARIES.join('\n'));
  const dropIn = await staticKb(DROP_IN.join('\n'));
  const socketIo = await staticKb(LIBRARIES[0]);
  const core = await staticKb(`export { createNexconnEngine } from '@nexconn-kit/core';`);
  const kb = (value) => `${value.toFixed(2)} kB`;
  return printTable('Bundle, esbuild, gzip, without react and react-dom', [
    { what: 'socket.io-client, zustand and TanStack Query alone', value: kb(libraries) },
    { what: 'whole drop-in with its static chunks', value: kb(dropIn), bound: 36 },
    { what: 'of it our own code', value: kb(dropIn - libraries), bound: 11 },
    { what: 'own code of core, without messages', value: kb(core - socketIo), bound: 7 },
  ]);
}
