import { existsSync } from 'node:fs';
import type { Plugin } from 'vite';

const SOURCE = /^(.*\/packages\/(?:react|ui))\/src\/(.*)\.tsx?$/;
const HELPER = /\/src\/(.*\/)?test\//;

/** Runs tests of react and ui on what users get: what a test imports is the built file in place of the source. */
export function onBuilt(): Plugin {
  return {
    name: 'nexconn:built',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!source.startsWith('.') || importer === undefined) return undefined;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      const [, home, name] = SOURCE.exec(resolved?.id ?? '') ?? [];
      if (resolved === null || home === undefined || HELPER.test(resolved.id)) return resolved;
      const built = `${home}/dist/${name}.js`;
      if (!existsSync(built)) throw new Error(`${built} is missing, so there is nothing to test. Build first.`);
      return built;
    },
  };
}
