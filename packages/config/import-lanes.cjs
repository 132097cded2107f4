/** Files that ship to nobody: they may reach further than the code they check. */
const CHECKS = String.raw`\.(test|test-d|stories|spec)\.tsx?$|/test/|/e2e/|\.config\.ts$`;
/** The only files that one package may show another. */
const ENTRIES = String.raw`^packages/([^/]+/src/(index|testing|testing/node|schemas/index)\.tsx?|ui/src/(styles\.css|messages/(ar|de|es|ja|zhHans)\.ts)|config/[^/]+)$`;
/** Where the reading of our own sources begins. */
const ROOTS = String.raw`${ENTRIES}|^packages/gateway/src/main\.ts$|^apps/demo/(src/(main|rendered/(hydrate|render))\.tsx|server/main\.ts)$`;

const npm = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;

/** @param from, to regular expressions over paths from the root, or whole conditions of dependency-cruiser */
function lane(name, comment, from, to) {
  const condition = (side) => (typeof side === 'string' ? { path: side } : side);
  return { name, comment, severity: 'error', from: condition(from), to: condition(to) };
}

/** Code of a package, checks aside, that imports a workspace package it is not built on. */
function builtOn(name, comment, home, ...allowed) {
  return lane(
    name,
    comment,
    { path: `^${home}/`, pathNot: CHECKS },
    { path: '^(packages|apps)/', pathNot: `^(${[home, ...allowed].join('|')})(/|$)` },
  );
}

const BETWEEN_PACKAGES = [
  builtOn('protocol-imports-nobody', 'Both sides read the wire; it knows neither.', 'packages/protocol'),
  builtOn('core-on-protocol', 'The engine is built on the wire alone.', 'packages/core', 'packages/protocol'),
  builtOn('react-on-core', 'The binding sees the engine, and the wire through it.', 'packages/react', 'packages/core'),
  builtOn(
    'ui-on-react',
    'Components show what hooks and engine say.',
    'packages/ui',
    'packages/core',
    'packages/react',
  ),
  builtOn(
    'gateway-on-protocol',
    'A server that imports its client tests itself.',
    'packages/gateway',
    'packages/protocol',
  ),
  builtOn(
    'demo-client-without-server',
    'What the page imports ships to everybody.',
    'apps/demo/src',
    String.raw`apps/demo/server/contract\.ts`,
    'packages/core',
    'packages/react',
    'packages/ui',
  ),
  builtOn(
    'demo-server-without-client',
    'The app server signs calls; what it renders is built for it by Vite.',
    'apps/demo/server',
    'packages/gateway',
    'packages/protocol',
  ),
  lane(
    'schemas-on-servers-only',
    'A schema library costs a browser 5 to 90 kB.',
    { path: '^(packages|apps)/', pathNot: [CHECKS, '^packages/(protocol|gateway|config)/', '^apps/demo/server/'] },
    '^packages/protocol/src/schemas/',
  ),
  lane('no-deep-imports', 'Across packages only what the other one exports.', '^((?:packages|apps)/[^/]+)/', {
    path: '^(packages|apps)/',
    pathNot: ['^$1/', ENTRIES],
  }),
  lane(
    'packages-by-name',
    'Across packages by name: a relative path passes by the exports.',
    '^((?:packages|apps)/[^/]+)/',
    // The gateway's tests break networks with core's proxy. By its name would be a cycle: core is tested on the gateway.
    { path: '^(packages|apps)/', pathNot: ['^$1/', '^packages/core/src/testing/node.ts$'], dependencyTypes: ['local'] },
  ),
];

const INSIDE_CORE = [
  lane(
    'machine-is-data',
    'The machine is pure: types from anywhere in core, values from itself and the wire.',
    { path: '^packages/core/src/machine/', pathNot: CHECKS },
    { pathNot: '^packages/(core/src/machine|protocol/src)/', dependencyTypesNot: ['type-only'] },
  ),
  lane(
    'ports-are-picked-once',
    'Transport, platform and database stand behind ports; createNexconnEngine, and the chunks it names, pick the real ones.',
    {
      path: '^packages/core/',
      pathNot: [CHECKS, '^packages/core/src/((createNexconnEngine|real\\w+)\\.ts$|(transport|platform|database)/)'],
    },
    '^packages/core/src/(transport|platform|database)/',
  ),
  lane(
    'real-parts-apart',
    'Transport, platform and database know their ports, not each other.',
    { path: '^packages/core/src/(transport|platform|database)/', pathNot: CHECKS },
    { path: '^packages/core/src/(transport|platform|database)/', pathNot: '^packages/core/src/$1/' },
  ),
];

const THIRD_PARTIES = [
  lane(
    'socket-io-client-in-transport',
    'One file knows what a socket is.',
    { path: '^(packages|apps)/', pathNot: [CHECKS, '^packages/core/src/transport/'] },
    npm('socket\\.io-client', 'engine\\.io-client'),
  ),
  lane(
    'idb-in-database',
    'One folder knows what IndexedDB is.',
    { path: '^(packages|apps)/', pathNot: [CHECKS, '^packages/core/src/database/'] },
    npm('idb'),
  ),
  lane(
    'zustand-in-react',
    'The store is a detail of the binding.',
    { path: '^(packages|apps)/', pathNot: '^packages/react/src/' },
    npm('zustand'),
  ),
  lane(
    'headless-without-react',
    'Engine, wire and gateway run where there is no React.',
    '^packages/(protocol|core|gateway)/',
    npm('react', 'react-dom', '@tanstack/react-query'),
  ),
  lane(
    'gateway-domain-is-pure',
    'The rules of the domain see a Store port, no server and no database.',
    { path: '^packages/gateway/src/domain/', pathNot: CHECKS },
    `^packages/gateway/src/(http|realtime|store|webhook|cluster)/|${npm('fastify', 'socket\\.io', 'kysely', 'libsql', 'pg')}`,
  ),
];

const EVERYWHERE = [
  lane('no-cycles', 'A cycle has no first module to read, types included.', {}, { circular: true }),
  lane('no-unresolved', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
  lane(
    'shipped-code-without-checks',
    'What ships does not import what checks it.',
    { path: '^(packages|apps)/', pathNot: CHECKS },
    CHECKS,
  ),
  lane(
    'declared-dependencies',
    'What ships may import only what its package.json declares for its users.',
    { path: '^packages/(protocol|core|react|ui|gateway)/src/', pathNot: CHECKS },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm-peer'] },
  ),
  lane('no-dead-modules', 'No entry leads to it: only a test still uses it, or nobody does.', ROOTS, {
    path: '^(packages/[^/]+/src|apps/demo/(src|server))/',
    pathNot: [CHECKS, ROOTS, '\\.d\\.ts$'],
    reachable: false,
  }),
];

module.exports = {
  forbidden: [...BETWEEN_PACKAGES, ...INSIDE_CORE, ...THIRD_PARTIES, ...EVERYWHERE],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|storybook-static|test-results|playwright-report)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.css', '.json'],
    },
  },
};
