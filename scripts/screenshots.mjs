import {
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright';
import { CHROMIUM_ARGS } from '../packages/config/chromium.mjs';
import { ensureChromium } from './chromium.mjs';
import { install, ROOT, step, tool } from './lib.mjs';
import { drawIndex } from './screenshots/drawIndex.mjs';
import { sizeOf, VIEWS } from './screenshots/views.mjs';

const SITE = join(ROOT, 'storybook-static');
const OUT = join(ROOT, 'screenshots');
/** A play, or a page of six frames with a play each, on a busy machine. */
const PATIENCE_MS = 60_000;
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Serves the built Storybook on a free port. */
async function serve() {
  const server = createServer(({ url }, answer) => {
    const file = join(SITE, decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname));
    if (!file.startsWith(SITE) || !existsSync(file) || !statSync(file).isFile()) return answer.writeHead(404).end();
    answer.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
    return createReadStream(file).pipe(answer);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** What is to be seen: every story and page in every view that wants it. */
function listShots(filter) {
  const { entries } = JSON.parse(readFileSync(join(SITE, 'index.json'), 'utf8'));
  const wanted = Object.values(entries).filter(({ id }) => id.includes(filter));
  return wanted.flatMap((entry) => VIEWS.filter(({ wants }) => wants(entry)).map((view) => ({ entry, view })));
}

/** What a page tells of the story or page of documentation that it shows; null until that has been played and drawn. */
function outcomeOf(id) {
  // oxlint-disable-next-line no-underscore-dangle
  const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__;
  const last = (event) => channel?.last(event)?.[0];
  // A dialog's story stands in a frame, with a Storybook of its own, which waits to be scrolled to.
  const isDone = (frame) => {
    frame.loading = 'eager';
    // oxlint-disable-next-line no-underscore-dangle
    return frame.contentWindow?.__STORYBOOK_ADDONS_CHANNEL__?.last('storyFinished');
  };
  if (last('docsRendered') === id) return [...document.querySelectorAll('iframe')].every(isDone) ? 'drawn' : null;
  if (last('storyMissing') === id) return 'drawn';
  const { storyId, status } = last('storyFinished') ?? {};
  if (storyId !== id) return null;
  return status === 'success' ? 'drawn' : `failed: ${last('playFunctionThrewException')?.message ?? status}`;
}

// One page a view goes from story to story: to load the whole of Storybook each time takes ten times as long.
const goTo = ({ id, type }) =>
  // oxlint-disable-next-line no-underscore-dangle
  globalThis.__STORYBOOK_ADDONS_CHANNEL__.emit('setCurrentStory', { storyId: id, viewMode: type });

async function shoot(page, { entry, view }) {
  await page.setViewportSize(sizeOf(view, entry));
  await page.evaluate(goTo, entry);
  const outcome = await page
    .waitForFunction(outcomeOf, entry.id, { timeout: PATIENCE_MS })
    .then((handle) => handle.jsonValue())
    .catch(() => 'was not drawn in time');
  await page.screenshot({ path: join(OUT, view.name, `${entry.id}.png`), fullPage: true, animations: 'disabled' });
  return outcome === 'drawn' ? [] : [`${view.name}/${entry.id} ${outcome}`];
}

/** Shoots one view of everything, and tells what went wrong and what was asked of strangers. */
async function shootView(browser, origin, shots) {
  const { globals, colorScheme } = shots[0].view;
  const page = await browser.newPage({ colorScheme });
  const troubles = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url)) troubles.push(`${url} was asked`);
  });
  const { id, type } = shots[0].entry;
  await page.goto(`${origin}/iframe.html?${new URLSearchParams({ id, viewMode: type, globals })}`);
  await page.waitForFunction(outcomeOf, id, { timeout: PATIENCE_MS });
  for (const shot of shots) troubles.push(...(await shoot(page, shot)));
  await page.close();
  return troubles;
}

async function shootAll(filter) {
  const { origin, close } = await serve();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: [...CHROMIUM_ARGS] });
  const all = listShots(filter);
  const views = VIEWS.map((view) => all.filter((shot) => shot.view === view)).filter((some) => some.length > 0);
  const troubles = [];
  try {
    for (const some of views) troubles.push(...(await shootView(browser, origin, some)));
  } finally {
    await browser.close();
    close();
  }
  writeFileSync(join(OUT, 'index.html'), drawIndex(all));
  if (troubles.length > 0) throw new Error(`Not all is well:\n${troubles.join('\n')}`);
  return `${all.length} images in screenshots/, see index.html`;
}

const bytesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);

async function buildStorybook() {
  await tool('storybook', 'storybook', ['build', '--quiet', '-o', 'storybook-static']);
  return `${(bytesIn(SITE) / 1e6).toFixed(1)} MB`;
}

/** The demo over a gateway and an app server of its own; needs a build. */
async function shootDemo() {
  await tool('@playwright/test', 'playwright', ['test', '--config', 'pictures.config.ts'], { cwd: 'apps/demo' });
  return 'in screenshots/demo/, two of them in docs/images/';
}

const words = process.argv.slice(2);
const [filter = ''] = words.filter((word) => !word.startsWith('--'));
const isBuilt = words.includes('--built');
try {
  await step('install', install);
  await step('chromium', async () => void (process.env.CHROMIUM_PATH = await ensureChromium()));
  if (filter === 'demo') await step('demo', shootDemo);
  else {
    if (!isBuilt) await step('storybook', buildStorybook);
    rmSync(OUT, { recursive: true, force: true });
    for (const { name } of VIEWS) mkdirSync(join(OUT, name), { recursive: true });
    await step('screenshots', () => shootAll(filter));
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
