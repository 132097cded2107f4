import type { Flow } from './faults.ts';

/** A throttled pipe writes so many times a second. */
const SLICES_PER_SECOND = 20;

/** When the next bytes may go, and how many. */
export class Pace {
  #flow: Flow;
  #leftBytes: number;
  #notBeforeMs = 0;

  constructor(flow: Flow) {
    this.#flow = flow;
    this.#leftBytes = flow.quotaBytes;
  }

  get isHeld(): boolean {
    return this.#flow.isHeld;
  }

  get isSpent(): boolean {
    return this.#leftBytes <= 0;
  }

  /** @param atMs when the bytes came, by `performance.now()` */
  waitMs(atMs: number): number {
    return Math.max(atMs + this.#flow.delayMs, this.#notBeforeMs) - performance.now();
  }

  /** Counts what it gives. */
  slice(bytes: Buffer): Buffer {
    const { bytesPerSecond } = this.#flow;
    const size = Math.min(bytes.length, Math.max(1, Math.floor(bytesPerSecond / SLICES_PER_SECOND)), this.#leftBytes);
    this.#leftBytes -= size;
    this.#notBeforeMs = performance.now() + (size / bytesPerSecond) * 1_000;
    return bytes.subarray(0, size);
  }
}
