/** What the busiest second of any alignment saw. */
function peakOf(arrivals) {
  let inSecond = 0;
  let peak = 0;
  for (let ms = 0; ms < arrivals.length; ms += 1) {
    inSecond += arrivals[ms] - (arrivals[ms - 1_000] ?? 0);
    peak = Math.max(peak, inSecond);
  }
  return peak;
}

/**
 * The peak is the busiest second of all. The mean counts from the gateway's return until 99 % are back: with the few
 * last ones it would come out smaller and say less.
 */
export function herdFigures({ arrivals, backAtMs, dials }) {
  const sorted = backAtMs.toSorted();
  const backMs = (share) => sorted[Math.floor(sorted.length * share)];
  const p99Ms = backMs(0.99);
  const meanASecond = (arrivals.subarray(0, p99Ms + 1).reduce((sum, count) => sum + count, 0) * 1_000) / (p99Ms + 1);
  const peak = peakOf(arrivals);
  return {
    peak,
    meanASecond,
    ratio: peak / meanASecond,
    p50Seconds: backMs(0.5) / 1_000,
    p99Seconds: p99Ms / 1_000,
    dialsAClient: dials / sorted.length,
  };
}

/** Arrivals, and the share of clients that are back, second by second. */
export function herdCurves({ arrivals, backAtMs }, seconds) {
  const dialled = Array(seconds).fill(0);
  const returned = Array(seconds).fill(0);
  for (let ms = 0; ms < seconds * 1_000; ms += 1) dialled[Math.floor(ms / 1_000)] += arrivals[ms];
  for (const ms of backAtMs) if (ms < seconds * 1_000) returned[Math.floor(ms / 1_000)] += 1;
  let back = 0;
  return { dialled, shareBack: returned.map((count) => (back += count) / backAtMs.length) };
}
