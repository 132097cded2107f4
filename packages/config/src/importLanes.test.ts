import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult, type IForbiddenRuleType, type ICruiseOptions } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const LANES = require('../import-lanes.cjs') as { forbidden: IForbiddenRuleType[]; options: ICruiseOptions };
const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));

/** A small tree in which every import is allowed. */
const SOUND: Record<string, string> = {
  'packages/protocol/src/index.ts': `export { wire } from './wire.ts';`,
  'packages/protocol/src/wire.ts': `export const wire = 1;`,
  'packages/protocol/src/schemas/index.ts': `import { wire } from '../wire.ts'; export const schema = wire;`,
  'packages/core/src/index.ts': `export { createNexconnEngine } from './createNexconnEngine.ts'; export type { Ports } from './ports.ts';`,
  'packages/core/src/ports.ts': `export interface Ports { readonly clock: number }`,
  'packages/core/src/testing.ts': `export { fake } from './testing/fake.ts';`,
  'packages/core/src/testing/fake.ts': `import type { Ports } from '../ports.ts'; export const fake: Ports = { clock: 1 };`,
  'packages/core/src/createNexconnEngine.ts': `
    import { rules } from './machine/rules.ts'; import { transport } from './transport/transport.ts';
    import { clock } from './platform/clock.ts'; import { database } from './database/database.ts';
    export const createNexconnEngine = () => [rules, transport, clock, database];`,
  'packages/core/src/machine/rules.ts': `
    import { wire } from '@nexconn-kit/protocol'; import type { Ports } from '../ports.ts';
    export const rules: Ports = { clock: wire };`,
  'packages/core/src/transport/transport.ts': `import { io } from 'socket.io-client'; export const transport = io;`,
  'packages/core/src/platform/clock.ts': `export const clock = 1;`,
  'packages/core/src/platform/clock.test.ts': `import { clock } from './clock.ts'; export const c = clock;`,
  'packages/core/src/database/database.ts': `import { openDB } from 'idb'; export const database = openDB;`,
  'packages/core/test/link.integration.test.ts': `import { createGateway } from '@nexconn-kit/gateway'; export const g = createGateway;`,
  'packages/react/src/index.ts': `
    import { createNexconnEngine } from '@nexconn-kit/core'; import { create } from 'zustand'; import { useState } from 'react';
    import { useQuery } from '@tanstack/react-query'; export const hooks = [createNexconnEngine, create, useState, useQuery];`,
  'packages/react/src/testing.tsx': `export { fake } from '@nexconn-kit/core/testing';`,
  'packages/ui/src/index.ts': `import { hooks } from '@nexconn-kit/react'; export const ui = hooks;`,
  'packages/gateway/src/index.ts': `export { createGateway } from './createGateway.ts';`,
  'packages/gateway/src/main.ts': `import { createGateway } from './createGateway.ts'; createGateway();`,
  'packages/gateway/src/createGateway.ts': `
    import { schema } from '@nexconn-kit/protocol/schemas'; import { ban } from './domain/bans.ts'; import { open } from './store/open.ts';
    export const createGateway = () => [schema, ban, open];`,
  'packages/gateway/src/domain/bans.ts': `export const ban = 1;`,
  'packages/gateway/src/store/open.ts': `import libsql from 'libsql'; export const open = libsql;`,
  'apps/demo/src/main.tsx': `import { ui } from '@nexconn-kit/ui'; import { path } from '../server/contract.ts'; export const app = [ui, path];`,
  'apps/demo/server/contract.ts': `export const path = '/api';`,
  'apps/demo/server/main.ts': `import { path } from './contract.ts'; import { createGateway } from '@nexconn-kit/gateway'; export const s = [path, createGateway];`,
};

/** One fault a file: the lane that must name it, the file, what it imports. */
const FAULTS: readonly (readonly [lane: string, file: string, imported: string])[] = [
  ['protocol-imports-nobody', 'packages/protocol/src/up.ts', '@nexconn-kit/core'],
  ['core-on-protocol', 'packages/core/src/up.ts', '@nexconn-kit/react'],
  ['core-on-protocol', 'packages/core/src/server.ts', '@nexconn-kit/gateway'],
  ['react-on-core', 'packages/react/src/up.ts', '@nexconn-kit/ui'],
  ['ui-on-react', 'packages/ui/src/server.ts', '@nexconn-kit/gateway'],
  ['gateway-on-protocol', 'packages/gateway/src/client.ts', '@nexconn-kit/core'],
  ['demo-client-without-server', 'apps/demo/src/secret.ts', '../server/main.ts'],
  ['demo-client-without-server', 'apps/demo/src/gateway.ts', '@nexconn-kit/gateway'],
  ['demo-server-without-client', 'apps/demo/server/page.ts', '../src/main.tsx'],
  ['schemas-on-servers-only', 'packages/core/src/schemas.ts', '@nexconn-kit/protocol/schemas'],
  ['schemas-on-servers-only', 'apps/demo/src/schemas.ts', '@nexconn-kit/protocol/schemas'],
  ['no-deep-imports', 'packages/react/src/deep.ts', '../../core/src/ports.ts'],
  ['packages-by-name', 'packages/react/src/relative.ts', '../../core/src/index.ts'],
  ['no-unresolved', 'packages/react/src/deepByName.ts', '@nexconn-kit/core/src/ports.ts'],
  ['machine-is-data', 'packages/core/src/machine/reads.ts', '../createNexconnEngine.ts'],
  ['machine-is-data', 'packages/core/src/machine/depends.ts', 'idb'],
  ['machine-is-data', 'packages/core/src/machine/node.ts', 'node:fs'],
  ['ports-are-picked-once', 'packages/core/src/picks.ts', './platform/clock.ts'],
  ['ports-are-picked-once', 'packages/core/src/testing/picks.ts', '../transport/transport.ts'],
  ['real-parts-apart', 'packages/core/src/database/timed.ts', '../platform/clock.ts'],
  ['socket-io-client-in-transport', 'packages/core/src/platform/socket.ts', 'socket.io-client'],
  ['idb-in-database', 'packages/core/src/platform/idb.ts', 'idb'],
  ['zustand-in-react', 'packages/ui/src/store.ts', 'zustand'],
  ['headless-without-react', 'packages/core/src/view.ts', 'react'],
  ['gateway-domain-is-pure', 'packages/gateway/src/domain/sql.ts', '../store/open.ts'],
  ['gateway-domain-is-pure', 'packages/gateway/src/domain/http.ts', 'fastify'],
  ['no-cycles', 'packages/core/src/ring.ts', './ring.ts'],
  ['no-unresolved', 'packages/core/src/nowhere.ts', './nowhere-at-all.ts'],
  ['shipped-code-without-checks', 'packages/core/src/checks.ts', './platform/clock.test.ts'],
  ['declared-dependencies', 'packages/core/src/undeclared.ts', 'fast-check'],
  ['no-dead-modules', 'packages/core/src/dead.ts', './ports.ts'],
];

const PACKAGES = ['protocol', 'core', 'react', 'ui', 'gateway'];
const THIRD_PARTIES = [
  'socket.io-client',
  'idb',
  'zustand',
  'react',
  '@tanstack/react-query',
  'fastify',
  'libsql',
  'fast-check',
];

describe('import lanes', () => {
  const root = mkdtempSync(join(tmpdir(), 'lanes-'));
  let violations: { lane: string; file: string }[] = [];

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }

  beforeAll(async () => {
    for (const [file, text] of Object.entries(SOUND)) write(file, text);
    for (const [, file, imported] of FAULTS) write(file, `import { x } from '${imported}'; export const y = x;`);
    for (const name of THIRD_PARTIES) {
      write(
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './index.js' }),
      );
      write(`node_modules/${name}/index.js`, '');
    }
    mkdirSync(join(root, 'node_modules/@nexconn-kit'));
    for (const name of PACKAGES) {
      cpSync(join(REPOSITORY, 'packages', name, 'package.json'), join(root, 'packages', name, 'package.json'));
      symlinkSync(join(root, 'packages', name), join(root, 'node_modules/@nexconn-kit', name));
    }
    cpSync(join(REPOSITORY, 'apps/demo/package.json'), join(root, 'apps/demo/package.json'));
    const { forbidden, options } = LANES;
    const { output } = await cruise(['packages', 'apps'], {
      ...options,
      baseDir: root,
      validate: true,
      ruleSet: { forbidden },
    });
    violations = (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({
      lane: rule.name,
      file: from,
    }));
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(FAULTS)('%s stops %s from importing %s', (lane, file) => {
    expect(violations).toContainEqual({ lane, file });
  });

  it('lets a sound tree pass', () => {
    const planted = new Set(FAULTS.map(([, file]) => file));
    expect(violations.filter(({ file }) => !planted.has(file))).toEqual([]);
  });

  it('has a planted fault for every lane', () => {
    expect(new Set(FAULTS.map(([lane]) => lane))).toEqual(new Set(LANES.forbidden.map(({ name }) => name)));
  });
});
