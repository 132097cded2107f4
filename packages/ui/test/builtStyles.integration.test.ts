import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_ARGS, chromiumPath } from '@nexconn-kit/config/chromium';

const STYLES = fileURLToPath(new URL('../src/styles.css', import.meta.url));
const [LIGHT, DARK] = ['rgb(255, 255, 255)', 'rgb(28, 29, 32)'];

/** The stylesheet as an application's production build makes it, for the browsers that Vite builds for by itself. */
async function buildStyles(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, rolldownOptions: { input: STYLES } },
  });
  const files = (output as Rollup.RollupOutput).output;
  return files.map((file) => ('source' in file ? String(file.source) : '')).join('');
}

describe('styles.css, built by Vite', () => {
  let browser: Browser;
  let styles = '';
  beforeAll(async () => {
    styles = await buildStyles();
    browser = await chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_ARGS] });
  });
  afterAll(() => browser.close());

  it.each([
    ['light', undefined, LIGHT],
    ['dark', undefined, DARK],
    ['light', 'dark', DARK],
    ['dark', 'light', LIGHT],
  ] as const)('has its colours on a %s system, with data-theme %s', async (colorScheme, theme, expected) => {
    const page = await browser.newPage({ colorScheme });
    const attribute = theme ? ` data-theme="${theme}"` : '';
    const banner = '<div class="nc-banner" data-tone="warning"><div data-part="surface">Lost</div></div>';
    await page.setContent(`<!doctype html><html${attribute}><style>${styles}</style>${banner}</html>`);
    const colour = await page.locator('[data-part=surface]').evaluate((node) => getComputedStyle(node).backgroundColor);
    expect(colour).toBe(expected);
    await page.close();
  });
});
