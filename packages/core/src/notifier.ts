/** Runs the application's callbacks later and in order; one that throws is reported and harms nobody. */
export interface Notifier {
  /** Queues for the next microtask, behind what is queued already. */
  post(callback: () => void): void;
  /** Calls now, guarded. */
  run(callback: () => void): void;
}

export function createNotifier(report: (error: unknown) => void): Notifier {
  let queue: (() => void)[] = [];
  const run = (callback: () => void): void => {
    try {
      callback();
    } catch (error) {
      report(error);
    }
  };
  const drain = (): void => {
    const due = queue;
    queue = [];
    due.forEach(run);
  };
  return {
    run,
    post(callback) {
      if (queue.push(callback) === 1) queueMicrotask(drain);
    },
  };
}
