import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const OF_REACT = /^(react|react-dom|@testing-library\/react|@tanstack\/react-query|zustand)(\/|$)/;

/** Runs tests on another React: it and all that stand on it come from `react-<version>/` beside this file. */
export function onReact(version: '18.2' | '18.3'): Plugin {
  const home = fileURLToPath(new URL(`react-${version}/package.json`, import.meta.url));
  return {
    name: `nexconn:react-${version}`,
    enforce: 'pre',
    resolveId(source, importer, options) {
      if (!OF_REACT.test(source) || importer === home) return undefined;
      return this.resolve(source, home, { ...options, skipSelf: true });
    },
  };
}
