import { Counter, Gauge, type Registry } from 'prom-client';
import type { LoopDelay } from './watchLoopDelay.ts';

const QUANTILES = [0.5, 0.99];

/** Memory, processor time and the event loop's delay, under the names that dashboards know. */
export function watchProcess(registry: Registry, loopDelay: LoopDelay): void {
  for (const metric of [memory(), processorTime(), eventLoop(loopDelay)]) registry.registerMetric(metric);
}

const memory = () =>
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Resident memory',
    registers: [],
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });

const processorTime = () =>
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Processor time, user and system',
    registers: [],
    collect() {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) / 1e6);
    },
  });

const eventLoop = (loopDelay: LoopDelay) =>
  new Gauge({
    name: 'nexconn_event_loop_delay_seconds',
    help: 'How late the event loop was in the last whole ten seconds',
    labelNames: ['quantile'],
    registers: [],
    collect() {
      for (const quantile of QUANTILES) this.set({ quantile: String(quantile) }, loopDelay.quantileMs(quantile) / 1000);
    },
  });
