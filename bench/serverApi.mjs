import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createGateway } from '@nexconn-kit/gateway';
import { APP } from './benchGateway.mjs';
import { printTable, quantiles } from './table.mjs';

const LOAD = { callers: 64, warmUpMs: 2_000, measuredMs: 4_000 };
const ISSUES_A_SECOND = 1_500;

/** Server API calls a second of one gateway process over the embedded store, every commit synced to the disk. */
export async function benchServerApi() {
  const dataDir = mkdtempSync(join(tmpdir(), 'nexconn-bench-'));
  const gateway = await createGateway({ ...APP, dataDir, rateLimits: false, logLevel: 'silent' });
  const issued = await callFromElsewhere(gateway.port, 'issue');
  const sent = await callFromElsewhere(gateway.port, 'send');
  await gateway.close();
  rmSync(dataDir, { recursive: true });
  return printTable(`serverApi: ${LOAD.callers} callers at once, embedded store, synced commits`, [
    { what: 'tokens issued a second', value: perSecond(issued), least: ISSUES_A_SECOND },
    { what: 'issue p50', value: `${quantiles(issued).p50.toFixed(1)} ms` },
    { what: 'issue p90', value: `${quantiles(issued).p90.toFixed(1)} ms` },
    { what: 'messages stored a second', value: perSecond(sent) },
  ]);
}

const perSecond = (samples) => Math.round(samples.length / (LOAD.measuredMs / 1000));

/** The callers have a thread of their own, so that the gateway's is measured and not theirs. */
function callFromElsewhere(port, what) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('serverApiCallers.mjs', import.meta.url), {
      workerData: { ...LOAD, port, what },
    });
    worker.once('message', resolve).once('error', reject);
  });
}
