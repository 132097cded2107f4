import { CHROMIUM_ARGS, chromiumPath } from '@nexconn-kit/config/chromium';
import { chromium } from 'playwright';
import { buildPage } from './buildPage.mjs';
import { printTable, quantiles } from './table.mjs';

const ROUNDS = 60;
/** Before them: until then the browser is still compiling. */
const WARM_UP_ROUNDS = 20;
const COUNTDOWN_SECONDS = 8;

async function openPage(browser) {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><title>Readers</title><main></main>');
  await page.addScriptTag({ content: await buildPage('readers/page.jsx') });
  return page;
}

/** Milliseconds a change, the kit's readers and the bare ones in turn, so that both meet the same machine. */
async function timeChanges(page) {
  const rounds = await page.evaluate(([warmUp, count]) => window.readers.time(warmUp, count), [WARM_UP_ROUNDS, ROUNDS]);
  const median = (name) => quantiles(rounds.map((round) => round[name])).p50;
  return {
    shown: { kit: median('kitShown'), bare: median('bareShown') },
    hidden: { kit: median('kitHidden'), bare: median('bareHidden') },
    hydrated: {
      shown: median('hydratedShown') / median('bareHydratedShown'),
      hidden: median('hydratedHidden') / median('bareHydratedHidden'),
    },
  };
}

export async function benchReaders() {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_ARGS] });
  try {
    const page = await openPage(browser);
    const { shown, hidden, hydrated } = await timeChanges(page);
    const work = await page.evaluate(() => window.readers.countWork());
    const countdown = await page.evaluate((seconds) => window.readers.watchCountdown(seconds), COUNTDOWN_SECONDS);
    const us = (ms) => `${(ms * 1_000).toFixed(1)} µs`;
    return printTable('1,000 components that read the status, production React in Chromium, the median of a change', [
      { what: 'shown by them: bare useSyncExternalStore', value: us(shown.bare) },
      { what: 'shown by them: useConnectionStatus', value: us(shown.kit) },
      { what: 'shown by them: ratio', value: (shown.kit / shown.bare).toFixed(2), bound: 1 },
      { what: 'not shown by them: bare useSyncExternalStore', value: us(hidden.bare) },
      { what: 'not shown by them: useConnectionStatus', value: us(hidden.kit) },
      { what: 'not shown by them: ratio', value: (hidden.kit / hidden.bare).toFixed(2), bound: 0.2 },
      // Below a provider that hydrated each reader is woken by itself: a context may not change before all is hydrated.
      // It is a bare reader then and finds its source by context, so it cannot cost less than one.
      { what: 'in a hydrated page, shown: ratio', value: hydrated.shown.toFixed(2) },
      { what: 'in a hydrated page, not shown: ratio', value: hydrated.hidden.toFixed(2), bound: 0.2 },
      { what: 'commits for a change of status', value: work.shown.commits, bound: 1, least: 1 },
      { what: 'readers that render for it', value: work.shown.readers, bound: 1_000, least: 1_000 },
      { what: 'components beside them that do', value: work.shown.others, bound: 0 },
      { what: 'readers that render for another change', value: work.hidden.readers, bound: 0 },
      { what: 'renders a second of a visible countdown', value: countdown.renders / COUNTDOWN_SECONDS, bound: 1 },
      { what: 'components that render for it', value: countdown.names.join(', ') },
      { what: 'components but one that do', value: countdown.names.length - 1, bound: 0, least: 0 },
    ]);
  } finally {
    await browser.close();
  }
}
