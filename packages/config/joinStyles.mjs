import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A stylesheet with each `@import` of a neighbour replaced by its text, so that users get one file. */
export const joinStyles = (file) =>
  readFileSync(file, 'utf8').replace(/^@import '(.+)';$/gm, (_, path) =>
    readFileSync(join(dirname(file), path), 'utf8').trimEnd(),
  );

const [, script, source, target] = process.argv;
if (script === import.meta.filename) writeFileSync(target, joinStyles(source));
