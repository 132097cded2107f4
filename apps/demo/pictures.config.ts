import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** Photographs the demo for the documentation, and to be looked at: `npm run screenshots -- demo`. */
export default defineConfig(tests, { testDir: 'e2e/pictures', testMatch: '*.pictures.ts' });
