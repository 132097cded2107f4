import { readFileSync } from 'node:fs';
import { CHROMIUM_ARGS, chromiumPath } from '@nexconn-kit/config/chromium';
import { chromium } from 'playwright';
import { buildPage } from './buildPage.mjs';
import { printTable, quantiles } from './table.mjs';

const SCROLL_SECONDS = 8;
/** 6,000 px a second, ten windows of the log: a fling. */
const FLING_PX = 100;
const NEW_MESSAGES = 100;
const FRAME_MS = 1_000 / 60;
const STYLES = [
  'styles/tokens.css',
  'styles/base.css',
  'styles/controls.css',
  'chat/chat.css',
  'chat/log.css',
  'chat/bubbles.css',
];

const styles = () =>
  STYLES.map((name) => readFileSync(new URL(`../apps/demo/src/${name}`, import.meta.url), 'utf8')).join('\n');

async function openPage(browser) {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  await page.setContent('<!doctype html><title>Messages</title><main style="display: flex; height: 600px"></main>');
  await page.addStyleTag({ content: styles() });
  await page.addScriptTag({ content: await buildPage('messageList/page.jsx') });
  return page;
}

/** Frames that should have come and did not. */
const droppedOf = (frames) => frames.reduce((sum, ms) => sum + Math.max(0, Math.round(ms / FRAME_MS) - 1), 0);
const shareOf = (frames) => droppedOf(frames) / (frames.length + droppedOf(frames));
const percent = (share) => `${(share * 100).toFixed(1)} %`;

export async function benchMessageList() {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_ARGS] });
  try {
    const page = await openPage(browser);
    const startedMs = performance.now();
    const rows = await page.evaluate(() => window.messageList.open());
    const loadedMs = performance.now() - startedMs;
    const way = [SCROLL_SECONDS, FLING_PX];
    const frames = await page.evaluate((args) => window.messageList.scroll(...args), way);
    const { renders, tasksMs } = await page.evaluate((count) => window.messageList.receive(count), NEW_MESSAGES);
    const bare = await page.evaluate((args) => window.messageList.scrollBare(...args), way);
    const task = quantiles(tasksMs);
    return printTable(`${rows.toLocaleString('en')} messages in the demo's log, production React in Chromium`, [
      { what: 'messages in the page', value: rows, least: 10_000 },
      { what: 'to load them, page by page', value: `${(loadedMs / 1_000).toFixed(1)} s` },
      { what: `frames drawn in ${SCROLL_SECONDS} s of scrolling`, value: frames.length },
      { what: 'frames dropped: an empty page', value: `${droppedOf(bare)}, ${percent(shareOf(bare))}` },
      { what: 'frames dropped: the log', value: `${droppedOf(frames)}, ${percent(shareOf(frames))}` },
      {
        what: 'frames dropped, % more than an empty page',
        value: ((shareOf(frames) - shareOf(bare)) * 100).toFixed(1),
        bound: 2,
      },
      { what: 'rows rendered for a new message, most', value: Math.max(...renders), bound: 1, least: 1 },
      { what: 'a new message, to the laid-out row, p50', value: `${task.p50.toFixed(1)} ms` },
      { what: 'a new message, to the laid-out row, p90', value: `${task.p90.toFixed(1)} ms` },
    ]);
  } finally {
    await browser.close();
  }
}
