import type { Clock } from '../../src/index.ts';

interface Timer {
  readonly atMs: number;
  readonly work: () => void;
}

/** Stands still until it is advanced; then runs what came due, in order. */
export class TestClock implements Clock {
  #nowMs = Date.now();
  readonly #timers = new Set<Timer>();

  nowMs(): number {
    return this.#nowMs;
  }

  schedule(work: () => void, afterMs: number): () => void {
    const timer = { atMs: this.#nowMs + afterMs, work };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  advance(ms: number): void {
    const untilMs = this.#nowMs + ms;
    for (let next = this.#dueBy(untilMs); next !== undefined; next = this.#dueBy(untilMs)) {
      this.#timers.delete(next);
      this.#nowMs = next.atMs;
      next.work();
    }
    this.#nowMs = untilMs;
  }

  #dueBy(untilMs: number): Timer | undefined {
    const due = [...this.#timers].filter((timer) => timer.atMs <= untilMs);
    return due.sort((one, other) => one.atMs - other.atMs)[0];
  }
}
