import { createHash, randomInt } from 'node:crypto';
import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { APP } from './benchGateway.mjs';

const CALLS = {
  issue: { path: '/v4/auth/access-token/issue', body: (id) => ({ userId: id, name: id }) },
  send: {
    path: '/v4/direct-channel/message/send',
    body: (id) => ({ fromUserId: 'ann', toUserIds: [id], messageType: 'RC:TxtMsg', content: '{"content":"Hello"}' }),
  },
};

function headersOf(body) {
  const nonce = String(randomInt(10 ** 12, 10 ** 14)) + randomInt(1000);
  const timestamp = String(Date.now());
  const signature = createHash('sha1')
    .update(APP.appSecret + nonce + timestamp)
    .digest('hex');
  const signed = { 'App-Key': APP.appKey, Nonce: nonce, Timestamp: timestamp, Signature: signature };
  return { ...signed, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
}

/** One call; its time in milliseconds. */
function call(agent, port, path, body) {
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    const options = { port, path, agent, method: 'POST', headers: headersOf(body) };
    const outgoing = request(options, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - startedMs);
        else reject(new Error(`${path} was answered with ${response.statusCode}.`));
      });
    });
    outgoing.on('error', reject).end(body);
  });
}

/** Calls for a while, many at once. @returns the time of each call after the warm-up, in milliseconds */
async function callAgainAndAgain({ port, what, callers, warmUpMs, measuredMs }) {
  const { path, body } = CALLS[what];
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const samples = [];
  let count = 0;
  const measureFromMs = performance.now() + warmUpMs;
  const endsAtMs = measureFromMs + measuredMs;
  const caller = async () => {
    while (performance.now() < endsAtMs) {
      const tookMs = await call(agent, port, path, JSON.stringify(body(`user${(count += 1)}`)));
      if (performance.now() > measureFromMs) samples.push(tookMs);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  agent.destroy();
  return samples;
}

parentPort.postMessage(await callAgainAndAgain(workerData), []);
