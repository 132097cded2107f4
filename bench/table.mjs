/** The middle of the sorted samples, and the one that nine in ten are below. */
export function quantiles(samples) {
  const sorted = samples.toSorted((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p50: at(0.5), p90: at(0.9) };
}

/** Prints rows of equal keys as a table; a row's `value` may be its `bound` at most, and must be its `least` at least. */
export function printTable(title, rows) {
  const cells = rows.map((row) => [row.what, row.value, limit(row), verdict(row)]);
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((cell) => String(cell[column]).length)));
  console.log(`\n${title}`);
  for (const cell of cells) {
    console.log(`  ${cell.map((text, column) => String(text).padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
  }
  return rows.every((row) => verdict(row) !== 'MISSED');
}

function limit({ bound, least }) {
  if (bound !== undefined) return `<= ${bound}`;
  return least === undefined ? '' : `>= ${least}`;
}

function verdict({ value, bound, least }) {
  if (bound === undefined && least === undefined) return '';
  const figure = Number.parseFloat(value);
  return figure <= (bound ?? Infinity) && figure >= (least ?? -Infinity) ? 'met' : 'MISSED';
}
