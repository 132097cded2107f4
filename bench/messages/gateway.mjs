import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGateway, createServerApi } from '@nexconn-kit/gateway';
import { APP } from '../benchGateway.mjs';
import { answerOrders } from '../load/orders.mjs';

/** A gateway over the embedded store, every commit synced to the disk. */
const dataDir = mkdtempSync(join(tmpdir(), 'nexconn-bench-'));
process.on('exit', () => rmSync(dataDir, { recursive: true }));
const { url } = await createGateway({ ...APP, dataDir, rateLimits: false, logLevel: 'silent', multiClient: 0 });
const api = createServerApi({ url, ...APP });
answerOrders({
  open: async () => ({ url }),
  issue: async ({ userId }) => api.call('/v4/auth/access-token/issue', { userId, name: userId }),
});
