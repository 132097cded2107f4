import { createServer } from 'node:http';
import { CHROMIUM_ARGS, chromiumPath } from '@nexconn-kit/config/chromium';
import { chromium } from 'playwright';
import { APP } from '../benchGateway.mjs';
import { buildPage } from '../buildPage.mjs';

/** As many as the engine puts into one: a page of the inbox. */
const A_TRANSACTION = 200;
const HTML = '<!doctype html><title>Catching up</title><main></main>';

/** Only an origin has an IndexedDB, and only one on this machine may speak to the gateway. */
async function servePage() {
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(HTML));
  await new Promise((resolve) => void server.listen({ port: 0, host: '127.0.0.1' }, resolve));
  return { origin: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** A user who missed so many messages comes back, each time on a device that knows nothing. */
export async function catchUp({ gatewayUrl, token, count, last, rounds }) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_ARGS] });
  const content = await buildPage('messages/page.jsx');
  const site = await servePage();
  const runs = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(site.origin);
      await page.addScriptTag({ content });
      const given = { appKey: APP.appKey, gatewayUrl, token, count, last };
      const bareMs = await page.evaluate(([rows, each]) => window.putBare(rows, each), [count, A_TRANSACTION]);
      runs.push({ bareMs, ...(await page.evaluate((what) => window.catchUp(what), given)) });
      await context.close();
    }
  } finally {
    await browser.close();
    site.close();
  }
  return runs;
}
