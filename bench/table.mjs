/** The middle of the sorted samples, and the one that nine in ten are below. */
export function quantiles(samples) {
  const sorted = samples.toSorted((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p50: at(0.5), p90: at(0.9) };
}

/** Prints rows of equal keys as a table; a row's `bound` is what `value` may be at most. */
export function printTable(title, rows) {
  const cells = rows.map((row) => [
    row.what,
    row.value,
    row.bound === undefined ? '' : `<= ${row.bound}`,
    verdict(row),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((cell) => String(cell[column]).length)));
  console.log(`\n${title}`);
  for (const cell of cells) {
    console.log(`  ${cell.map((text, column) => String(text).padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
  }
  return rows.every((row) => verdict(row) !== 'MISSED');
}

function verdict({ value, bound }) {
  if (bound === undefined) return '';
  return Number.parseFloat(value) <= bound ? 'met' : 'MISSED';
}
