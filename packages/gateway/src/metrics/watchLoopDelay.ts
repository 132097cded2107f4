/** How late the event loop runs what is due. */
export interface LoopDelay {
  /** Lately, in milliseconds: the mean over about two seconds, so that a single pause of the collector does not count. */
  readonly recentMs: number;
  /** Over the last whole ten seconds, in milliseconds. @param share from 0 to 1 */
  quantileMs(share: number): number;
  stop(): void;
}

const SAMPLE_EVERY_MS = 20;
const RECENT_SAMPLES = 100;
const WINDOW_MS = 10_000;

/** Watches this process with a timer of its own, which never keeps it alive. */
export function watchLoopDelay(now: () => number = () => performance.now()): LoopDelay {
  let recentMs = 0;
  let samples: number[] = [];
  let whole: readonly number[] = [];
  let windowEndsAtMs = now() + WINDOW_MS;
  let dueAtMs = now() + SAMPLE_EVERY_MS;

  const timer = setInterval(() => {
    const nowMs = now();
    const lateMs = Math.max(0, nowMs - dueAtMs);
    dueAtMs = nowMs + SAMPLE_EVERY_MS;
    // A long delay stands for all the samples that it swallowed.
    const weight = Math.min(1, (1 + lateMs / SAMPLE_EVERY_MS) / RECENT_SAMPLES);
    recentMs += (lateMs - recentMs) * weight;
    samples.push(lateMs);
    if (nowMs < windowEndsAtMs) return;
    whole = samples.toSorted((one, other) => one - other);
    samples = [];
    windowEndsAtMs = nowMs + WINDOW_MS;
  }, SAMPLE_EVERY_MS);
  timer.unref();

  return {
    get recentMs() {
      return recentMs;
    },
    quantileMs: (share) => whole[Math.min(whole.length - 1, Math.floor(whole.length * share))] ?? 0,
    stop: () => clearInterval(timer),
  };
}
