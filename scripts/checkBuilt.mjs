import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../bench/size/bundle.mjs';
import { ROOT } from './lib.mjs';

const QUERY = /react-query|query-core/;
const ENGINE = /createNexconnEngine|socket\.io|engine\.io|node_modules\/.*\/idb\//;
const UI = /packages\/ui\//;

/** What a page that imports so little must not load at first. */
const UNUSED = [
  { page: `export { useConnectionStatus } from '@nexconn-kit/react';`, unused: [QUERY, ENGINE, UI, /zustand/] },
  { page: `export { NexconnProvider } from '@nexconn-kit/react';`, unused: [QUERY, UI, /node_modules\/.*\/idb\//] },
  { page: `export { ConnectionIndicator } from '@nexconn-kit/ui';`, unused: [QUERY, ENGINE, /-banner\//, /-dialog\//] },
  {
    page: `export { de } from '@nexconn-kit/ui/messages/de';`,
    unused: [QUERY, ENGINE, /packages\/(react|core)\//, /-banner\//],
  },
];

async function checkTreeShaking({ page, unused }) {
  const { files } = await bundle(page);
  const strays = files.filter((file) => unused.some((pattern) => pattern.test(file)));
  if (strays.length === 0) return;
  throw new Error(
    `A page of ${page} loads ${strays.join(', ')}, which it has no use for. Break the import that leads there.`,
  );
}

/** A server of React components takes a module for its own unless the first line says that it is the browser's. */
function checkDirectives(name) {
  const home = join(ROOT, 'packages', name);
  const sources = readdirSync(join(home, 'src'), { recursive: true }).filter((file) =>
    /(?<!\.test|\.stories)\.tsx?$/.test(file),
  );
  const isOfBrowser = (file) => readFileSync(file, 'utf8').startsWith(`'use client';`);
  const clients = sources.filter((file) => isOfBrowser(join(home, 'src', file)));
  const lost = clients.filter(
    (file) => !/(^|\/)test\//.test(file) && !isOfBrowser(join(home, 'dist', file.replace(/\.tsx?$/, '.js'))),
  );
  if (clients.length > 0 && lost.length === 0) return;
  throw new Error(
    `The build of ${name} lost 'use client' in ${lost.join(', ')}, so no server of React components can use it.`,
  );
}

/** Holds the built packages to what a user's bundler and server expect of them. */
export async function checkBuilt() {
  ['react', 'ui'].forEach(checkDirectives);
  await Promise.all(UNUSED.map(checkTreeShaking));
}
