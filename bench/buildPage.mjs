import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The script of a bench's page, as an application's bundler would make it for production. @param entry from this folder */
export async function buildPage(entry) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    minify: true,
    // So that a component can be told by its name.
    keepNames: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.url': '""' },
    write: false,
  });
  return outputFiles[0].text;
}
