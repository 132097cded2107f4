import { writeFile } from 'node:fs/promises';
import { herdCurves, herdFigures } from './herd/herdFigures.mjs';
import { plotHerd } from './herd/plotHerd.mjs';
import { simulateHerd } from './herd/simulateHerd.mjs';
import { printTable } from './table.mjs';

const CLIENTS = 1_000_000;
const PLOTTED_SECONDS = 100;
const PLOT = new URL('../docs/images/thundering-herd.svg', import.meta.url);

const SCENARIOS = [
  { name: '0 s', outageMs: 0 },
  { name: '3 s', outageMs: 3_000 },
  { name: '30 s', outageMs: 30_000 },
  { name: '300 s', outageMs: 300_000 },
  // A drained gateway names the time in which it wants its clients back.
  { name: '0 s, drained', outageMs: 0, windowMs: 50_000 },
];

/** The same seed gives the same figures on every machine, and the same plot. */
export async function benchThunderingHerd() {
  const curves = [];
  let isMet = true;
  for (const { name, ...scenario } of SCENARIOS) {
    const herd = simulateHerd({ clients: CLIENTS, seed: 1, ...scenario });
    const figures = herdFigures(herd);
    curves.push({ name, ...herdCurves(herd, PLOTTED_SECONDS) });
    const isGood = printTable(`${CLIENTS.toLocaleString('en')} clients lose one gateway at once, for ${name}`, [
      { what: 'arrivals in the busiest second', value: figures.peak },
      { what: 'arrivals a second until 99 % are back', value: Math.round(figures.meanASecond) },
      { what: 'busiest / mean', value: figures.ratio.toFixed(2), bound: 3 },
      { what: 'half are back after', value: `${figures.p50Seconds.toFixed(1)} s` },
      { what: '99 % are back after', value: `${figures.p99Seconds.toFixed(1)} s`, bound: 90 },
      { what: 'dials a client', value: figures.dialsAClient.toFixed(2) },
    ]);
    isMet = isMet && isGood;
  }
  await writeFile(PLOT, plotHerd(curves));
  return isMet;
}
