import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { fromSource } from './packages/config/fromSource.mjs';
import { onBuilt } from './packages/config/onBuilt.ts';
import { onReact } from './packages/config/onReact.ts';
import { chromium } from './packages/config/vitest.ts';

const configDir = fileURLToPath(new URL('.storybook', import.meta.url));

/** What react and ui owe to every React, in a simulated page. `version`: what the tests must find there. */
const dom = (name: string, version: string) => ({
  name,
  environment: 'jsdom' as const,
  // A page of jsdom costs a fresh process 2 s and a fresh context 0.1 s.
  pool: 'vmThreads' as const,
  setupFiles: ['packages/config/domSetup.ts'],
  provide: { reactVersion: version },
  include: ['packages/{react,ui}/src/**/*.test.{ts,tsx}'],
  exclude: ['**/*.browser.test.{ts,tsx}'],
  sequence: { groupOrder: 0 },
});

/** What Vite would find only as pages load: to bundle it then gives a first run two Reacts at once. */
const optimizeDeps = {
  include: [
    'react',
    'react-dom',
    'react-dom/client',
    'react/jsx-runtime',
    'react/jsx-dev-runtime',
    'socket.io-client',
    'zustand/vanilla',
    '@tanstack/react-query',
    '@nexconn-kit/core > idb',
    '@nexconn-kit/ui > @testing-library/react',
    '@nexconn-kit/ui > axe-core',
  ],
};

/** One group after the other: tests that measure time share no cores with those that start browsers. */
export default defineConfig({
  test: {
    projects: [
      {
        ...fromSource,
        test: {
          name: 'node',
          environment: 'node',
          pool: 'threads',
          include: [
            'packages/{protocol,core,gateway,config}/{src,test}/**/*.test.ts',
            'apps/demo/{server,src}/**/*.test.ts',
          ],
          exclude: ['**/*.browser.test.ts', '**/*.integration.test.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      { ...fromSource, plugins: [react()], test: dom('dom', '19.') },
      { ...fromSource, plugins: [react(), onReact('18.3')], test: dom('react-18.3', '18.3.') },
      // The oldest React also gets the built files: what users have, where most can go wrong.
      { plugins: [react(), onReact('18.2'), onBuilt()], test: dom('built-react-18.2', '18.2.') },
      {
        ...fromSource,
        test: {
          name: 'integration',
          environment: 'node',
          include: ['packages/*/test/**/*.integration.test.ts'],
          pool: 'forks',
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...fromSource,
        test: {
          name: 'postgres',
          environment: 'node',
          include: [
            'packages/gateway/test/**/*.integration.test.ts',
            'packages/core/test/{vendorSdk,messageFaults,databaseFaults}.integration.test.ts',
          ],
          // What these look at never comes to a store.
          exclude: ['packages/gateway/test/{createServerApi,frames,httpRefusals,openApi}.integration.test.ts'],
          globalSetup: ['packages/config/postgresSetup.mjs', 'packages/config/redisSetup.mjs'],
          pool: 'forks',
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...fromSource,
        optimizeDeps,
        plugins: [react()],
        test: {
          name: 'browser',
          include: ['packages/*/{src,test}/**/*.browser.test.{ts,tsx}'],
          browser: chromium(),
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        ...fromSource,
        optimizeDeps,
        plugins: [storybookTest({ configDir })],
        test: { name: 'storybook', browser: chromium(), testTimeout: 30_000, sequence: { groupOrder: 3 } },
      },
    ],
  },
});
