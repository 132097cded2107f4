import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const REACT = ['react', 'react-dom', 'react/jsx-runtime'];
export const kb = (bytes) => `${(bytes / 1000).toFixed(2)} kB`;

/**
 * What loads later becomes part of the first load: for weighing code without the seams between its chunks.
 *
 * @param unused what one of these chunks exports and this page has no use for
 */
const seamless = (unused) => ({
  name: 'seamless',
  setup({ onLoad }) {
    onLoad({ filter: /packages\/ui\/dist\/.*\.js$/ }, async ({ path }) => {
      const imports = [];
      const written = (await readFile(path, 'utf8')).replace(`export { ${unused} } from`, 'import');
      const code = written.replaceAll(/(await )?import\('([^']+)'\)/g, (_, awaited, from) => {
        const name = `later${imports.length}`;
        imports.push(`import * as ${name} from '${from}';`);
        return awaited ? name : `Promise.resolve(${name})`;
      });
      return { contents: imports.join('') + code };
    });
  },
});

/** The chunks that are reached from one of them, by the given kinds of import. */
function reached(outputs, from, kinds, found = new Set()) {
  if (found.has(from)) return found;
  found.add(from);
  for (const { path, kind, external } of outputs[from].imports) {
    if (kinds.includes(kind) && !external) reached(outputs, path, kinds, found);
  }
  return found;
}

/**
 * Bundles a module for production.
 *
 * @returns gzipped bytes of the entry with the chunks that it imports statically, and of all that can ever load; and
 *   the source files of which something is in the first load; and `later`, the bytes that a chunk adds to the first load
 */
export async function bundle(contents, { external = REACT, isSeamless = false, unused = '' } = {}) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    external,
    plugins: isSeamless ? [seamless(unused)] : [],
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'error',
    absWorkingDir: ROOT,
  });
  const { outputs } = metafile;
  const entry = Object.keys(outputs).find((name) => outputs[name].entryPoint !== undefined);
  const first = [...reached(outputs, entry, ['import-statement'])];
  const all = [...reached(outputs, entry, ['import-statement', 'dynamic-import'])];
  const gzipped = (names) =>
    outputFiles
      .filter(({ path }) => names.some((name) => path.endsWith(name)))
      .reduce((bytes, file) => bytes + gzipSync(file.contents, { level: 9 }).length, 0);
  const used = (name) => Object.entries(outputs[name].inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const later = (file) => {
    const chunk = Object.keys(outputs).find((name) => outputs[name].entryPoint?.endsWith(file));
    return gzipped([...reached(outputs, chunk, ['import-statement'])].filter((name) => !first.includes(name)));
  };
  return {
    later,
    atFirst: gzipped(first),
    ever: gzipped(all),
    files: first.flatMap((name) => used(name).map(([file]) => file)),
  };
}
