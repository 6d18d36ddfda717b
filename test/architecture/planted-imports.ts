interface Planted {
  readonly file: string;
  readonly source: string;
}

/** Packages that the skeleton pretends to have installed. */
export const PACKAGES = {
  dependencies: [
    'zod',
    'minimatch',
    'hono',
    '@forge/api',
    '@forge/kvs',
    '@forge/events',
    '@forge/resolver',
    '@forge/bridge',
    '@forge/csp',
    '@forge/egress',
  ],
  devDependencies: ['fast-check'],
} as const;

const room = (file: string): Planted => ({ file, source: 'export const here = 1;' });

/** What the planted imports point at. */
export const NEIGHBOURS: readonly Planted[] = [
  room('src/core/here.ts'),
  room('src/contract/here.ts'),
  room('src/app/here.ts'),
  room('src/bitbucket/here.ts'),
  room('src/platforms/interlynk/here.ts'),
  room('src/storage/here.ts'),
  room('src/handlers/here.ts'),
  room('src/forge/here.ts'),
  room('host/here.ts'),
  room('host/inspect/here.ts'),
  room('host/setup/contract/here.ts'),
  room('static/app/here.ts'),
  room('static/setup/here.ts'),
  room('test/fakes/here.ts'),
  room('bench/here.ts'),
  { file: 'src/core/circle-b.ts', source: "import './circle-a';" },
  { file: 'src/core/type-circle-b.ts', source: "export type { A } from './type-circle-a';" },
];

const imports = (file: string, specifier: string): Planted => ({
  file,
  source: `import { here } from '${specifier}';`,
});

/** Imports that the room table allows: the rules must not be too wide either. */
export const PERMITTED: readonly Planted[] = [
  imports('src/core/ok-zod.ts', 'zod'),
  imports('src/core/ok-minimatch.ts', 'minimatch'),
  imports('src/core/ok-core.ts', './here'),
  imports('src/contract/ok-core.ts', '../core/here'),
  imports('src/app/ok-core.ts', '../core/here'),
  imports('src/bitbucket/ok-zod.ts', 'zod'),
  imports('src/platforms/interlynk/ok-core.ts', '../../core/here'),
  imports('src/storage/ok-core.ts', '../core/here'),
  imports('src/handlers/ok-app.ts', '../app/here'),
  imports('src/handlers/ok-contract.ts', '../contract/here'),
  imports('src/forge/ok-storage.ts', '../storage/here'),
  imports('src/forge/ok-api.ts', '@forge/api'),
  imports('src/forge/ok-crypto.ts', 'node:crypto'),
  imports('host/ok-contract.ts', '../src/contract/here'),
  imports('host/ok-node.ts', 'node:fs'),
  imports('host/ok-csp.ts', '@forge/csp'),
  imports('host/ok-egress.ts', '@forge/egress'),
  imports('host/ok-hono.ts', 'hono'),
  imports('host/inspect/ok-core.ts', '../../src/core/here'),
  imports('host/inspect/ok-node.ts', 'node:fs/promises'),
  imports('host/inspect/text/ok-inspect.ts', '../here'),
  imports('host/inspect/ok-hono.ts', 'hono'),
  imports('static/app/ok-contract.ts', '../../src/contract/here'),
  imports('static/app/ok-bridge.ts', '@forge/bridge'),
  imports('static/setup/ok-contract.ts', '../../src/contract/here'),
  imports('static/setup/ok-setup-contract.ts', '../../host/setup/contract/here'),
  imports('host/setup/ok-setup-contract.ts', './contract/here'),
  imports('host/setup/contract/ok-zod.ts', 'zod'),
  imports('test/ok-core.ts', '../src/core/here'),
  imports('test/ok-host.ts', '../host/here'),
  imports('bench/ok-fakes.ts', '../test/fakes/here'),
];

const breach = (rule: string, file: string, specifier: string) => ({
  rule,
  ...imports(file, specifier),
});

/** One import each that the named rule must catch. */
export const BREACHES: readonly (Planted & { readonly rule: string })[] = [
  breach('core-imports-itself', 'src/core/to-storage.ts', '../storage/here'),
  breach('core-imports-itself', 'src/core/to-hono.ts', 'hono'),
  breach('core-imports-itself', 'src/core/to-node.ts', 'node:fs'),
  {
    rule: 'core-imports-itself',
    file: 'src/core/to-app-type.ts',
    source: "import type { here } from '../app/here';",
  },
  {
    rule: 'core-imports-itself',
    file: 'src/core/to-contract-import-type.ts',
    source: "export type Here = import('../contract/here').Here;",
  },
  {
    rule: 'core-imports-itself',
    file: 'src/core/to-handlers-dynamic.ts',
    source: "export const late = () => import('../handlers/here');",
  },
  {
    rule: 'core-imports-itself',
    file: 'src/core/to-bitbucket-re-export.ts',
    source: "export { here } from '../bitbucket/here';",
  },
  {
    rule: 'core-imports-itself',
    file: 'src/core/to-forge-require.ts',
    source: "export const late = require('../forge/here');",
  },
  breach('contract-imports-core', 'src/contract/to-bitbucket.ts', '../bitbucket/here'),
  breach('app-imports-core', 'src/app/to-storage.ts', '../storage/here'),
  breach('app-imports-core', 'src/app/to-contract.ts', '../contract/here'),
  breach('bitbucket-imports-core', 'src/bitbucket/to-platforms.ts', '../platforms/interlynk/here'),
  breach('platforms-imports-core', 'src/platforms/interlynk/to-storage.ts', '../../storage/here'),
  breach('storage-imports-core', 'src/storage/to-app.ts', '../app/here'),
  breach('handlers-import-use-cases', 'src/handlers/to-bitbucket.ts', '../bitbucket/here'),
  breach('handlers-import-use-cases', 'src/handlers/to-sdk.ts', '@forge/resolver'),
  breach('forge-imports-the-app', 'src/forge/to-host.ts', '../../host/here'),
  breach('forge-imports-the-app', 'src/forge/to-index.ts', '../index'),
  breach('forge-imports-the-app', 'src/forge/to-fs.ts', 'node:fs'),
  breach('index-imports-forge', 'src/index.ts', './core/here'),
  breach('host-stays-out-of-the-app', 'host/to-core.ts', '../src/core/here'),
  breach('host-stays-out-of-the-app', 'host/to-static.ts', '../static/app/here'),
  {
    rule: 'host-stays-out-of-the-app',
    file: 'host/to-storage-type.ts',
    source: "import type { here } from '../src/storage/here';",
  },
  breach('inspect-imports-core', 'host/inspect/to-app.ts', '../../src/app/here'),
  breach('inspect-imports-core', 'host/inspect/to-contract.ts', '../../src/contract/here'),
  breach('inspect-imports-core', 'host/inspect/to-host.ts', '../here'),
  breach('inspect-is-a-command', 'host/to-inspect.ts', './inspect/here'),
  breach('static-imports-contract', 'static/app/to-core.ts', '../../src/core/here'),
  breach('static-imports-contract', 'static/app/to-host.ts', '../../host/here'),
  breach(
    'static-imports-contract',
    'static/app/to-setup-contract.ts',
    '../../host/setup/contract/here',
  ),
  breach('setup-pages-import-contracts', 'static/setup/to-core.ts', '../../src/core/here'),
  breach('setup-pages-import-contracts', 'static/setup/to-host.ts', '../../host/here'),
  breach('setup-contract-imports-itself', 'host/setup/contract/to-host.ts', '../../here'),
  breach('setup-contract-imports-itself', 'host/setup/contract/to-node.ts', 'node:crypto'),
  breach('nothing-imports-tests', 'src/forge/to-fakes.ts', '../../test/fakes/here'),
  breach('nothing-imports-tests', 'host/to-bench.ts', '../bench/here'),
  breach('forge-sdk-in-forge', 'src/app/to-events.ts', '@forge/events'),
  breach('forge-sdk-in-forge', 'host/to-kvs.ts', '@forge/kvs'),
  breach('forge-bridge-in-static', 'host/to-bridge.ts', '@forge/bridge'),
  breach('forge-platform-in-host', 'static/app/to-csp.ts', '@forge/csp'),
  breach('forge-platform-in-host', 'src/app/to-egress.ts', '@forge/egress'),
  breach('node-built-ins-in-host', 'static/app/to-node.ts', 'node:path'),
  breach('node-built-ins-in-host', 'src/storage/to-crypto.ts', 'crypto'),
  breach('shipped-code-has-its-dependencies', 'host/to-fast-check.ts', 'fast-check'),
  breach('imports-resolve', 'test/to-nowhere.ts', './nowhere'),
  breach('no-cycles', 'src/core/circle-a.ts', './circle-b'),
  {
    rule: 'no-cycles',
    file: 'src/core/type-circle-a.ts',
    source: "import type { B } from './type-circle-b'; export type A = B;",
  },
];
