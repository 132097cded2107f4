import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const EVERY_MS = 30_000;

/** Reads the memory of the engines' process, after a collection, and of the gateway, twice a minute. */
export function createMemoryLog(gateway) {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc');
  const startedMs = performance.now();
  const delay = monitorEventLoopDelay();
  const readings = [];
  const read = () => {
    const pauseMs = delay.percentile(99.9) / 1e6;
    delay.reset();
    collectGarbage();
    const { heapUsed, rss } = process.memoryUsage();
    const seconds = (performance.now() - startedMs) / 1_000;
    readings.push({
      seconds,
      heapMb: heapUsed / 2 ** 20,
      rssMb: rss / 2 ** 20,
      gatewayMb: gateway.memoryMb(),
      pauseMs,
    });
  };
  delay.enable();
  const timer = setInterval(read, EVERY_MS);
  return {
    readings,
    stop() {
      clearInterval(timer);
      delay.disable();
      read();
    },
  };
}
