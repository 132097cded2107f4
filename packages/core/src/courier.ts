/** Runs the application's callbacks later and in order; one that throws or rejects is reported and harms nobody. */
export interface Courier {
  /** Queues for the next microtask, behind what is queued already. */
  post(callback: () => unknown): void;
  /** Queues a call of each of these listeners; one that is gone by then is passed over. */
  tell<E>(listeners: ReadonlyMap<unknown, (event: E) => void>, event: E): void;
}

export function createCourier(report: (error: unknown) => void): Courier {
  let queue: (() => unknown)[] = [];
  // The logger is the application's as well.
  const guarded = (callback: () => unknown, onError: (error: unknown) => void): void => {
    try {
      const result = callback();
      if (result instanceof Promise) result.catch(onError);
    } catch (error) {
      onError(error);
    }
  };
  const run = (callback: () => unknown): void =>
    guarded(callback, (error) =>
      guarded(
        () => report(error),
        () => {},
      ),
    );
  const deliver = (): void => {
    const due = queue;
    queue = [];
    due.forEach(run);
  };
  const post = (callback: () => unknown): void => {
    if (queue.push(callback) === 1) queueMicrotask(deliver);
  };
  return {
    post,
    tell(listeners, event) {
      post(() => {
        for (const [key, listener] of [...listeners]) {
          if (listeners.get(key) === listener) run(() => listener(event));
        }
      });
    },
  };
}
