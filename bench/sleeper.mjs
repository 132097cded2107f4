import { once } from 'node:events';
import { createNexconnEngine } from '@nexconn-kit/core';

// A process that holds engines, to be stopped and woken by its parent. It tells when they are up and when one is lost.
const [{ appKey, gatewayUrl, tokens }] = await once(process, 'message');
for (const token of tokens) {
  const engine = createNexconnEngine({ appKey, gatewayUrl });
  await engine.connect({ token });
  engine.addConnectionStatusHandler('bench', ({ previousStatus }) => previousStatus === 0 && process.send('lost'));
}
process.send('up');
