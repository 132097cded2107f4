import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_ARGS, chromiumPath } from '@nexconn-kit/config/chromium';
import { joinStyles } from '@nexconn-kit/config/joinStyles';

const STYLES = fileURLToPath(new URL('../src/styles.css', import.meta.url));
const [LIGHT, DARK, PINK] = ['rgb(255, 255, 255)', 'rgb(28, 29, 32)', 'rgb(255, 192, 203)'];
const BANNER = '<div class="nc-banner" data-tone="warning"><div data-part="surface">Lost</div></div>';

/** What an application's production build makes of a stylesheet, for the browsers that Vite builds for by itself. */
async function buildStyles(input: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, rolldownOptions: { input } },
  });
  const files = (output as Rollup.RollupOutput).output;
  return files.map((file) => ('source' in file ? String(file.source) : '')).join('');
}

describe('styles.css, joined for users and built by Vite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nexconn-styles-'));
  const published = joinStyles(STYLES);
  let browser: Browser;
  let styles = '';
  beforeAll(async () => {
    const file = join(folder, 'styles.css');
    writeFileSync(file, published);
    styles = await buildStyles(file);
    browser = await chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_ARGS] });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const sheet = () => `<style>${styles}</style>`;

  /** One property of a banner's surface, in a page of its own. */
  async function look(
    property: string,
    html: string,
    media: { readonly colorScheme?: 'light' | 'dark'; readonly reducedMotion?: 'reduce' } = {},
  ): Promise<string> {
    const page = await browser.newPage(media);
    await page.setContent(`<!doctype html>${html}`);
    const surface = page.locator('[data-part=surface]');
    const value = await surface.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property);
    await page.close();
    return value;
  }

  it('is one file, of one layer', () => {
    expect(published).not.toContain('@import');
    expect(new Set(published.match(/^@.+$/gm))).toEqual(new Set(['@layer nexconn {']));
  });

  it.each([
    ['light', '', LIGHT],
    ['dark', '', DARK],
    ['light', 'dark', DARK],
    ['dark', 'light', LIGHT],
  ] as const)(
    'has its colours on a %s system, with data-theme "%s" on the page',
    async (colorScheme, theme, colour) => {
      expect(await look('background-color', `<html data-theme="${theme}">${sheet()}${BANNER}`, { colorScheme })).toBe(
        colour,
      );
    },
  );

  it.each([
    ['', 'dark', DARK],
    ['', 'light', LIGHT],
    ['dark', 'light', LIGHT],
    ['light', 'dark', DARK],
  ])('obeys the nearest data-theme: "%s" around "%s"', async (outer, inner, colour) => {
    const html = `<main data-theme="${outer}"><div data-theme="${inner}">${BANNER}</div></main>`;
    const other = inner === 'dark' ? 'light' : 'dark';
    expect(await look('background-color', `${sheet()}${html}`, { colorScheme: other })).toBe(colour);
  });

  it('obeys a data-theme on the host of a shadow root', async () => {
    const shadow = `<template shadowrootmode="open">${sheet()}${BANNER}</template>`;
    const html = `<section data-theme="dark">${shadow}</section>`;
    expect(await look('background-color', html, { colorScheme: 'light' })).toBe(DARK);
  });

  it('takes a property from the page below a data-theme too', async () => {
    const html = `<style>:root { --nc-surface: pink }</style><div data-theme="dark">${BANNER}</div>`;
    expect(await look('background-color', `${sheet()}${html}`)).toBe(PINK);
  });

  it('stands still for whom motion disturbs', async () => {
    expect(await look('animation-name', `${sheet()}${BANNER}`)).toBe('nc-drop');
    expect(await look('animation-name', `${sheet()}${BANNER}`, { reducedMotion: 'reduce' })).toBe('none');
  });
});
