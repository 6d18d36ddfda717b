/**
 * Who may import whom: one rule per room, read as "from this room, to anything but …".
 * test/architecture/rooms.test.ts plants a breach of each rule and sees it caught.
 *
 * Adding a library to the core: it must be pure (no network, no clock, no Node built-ins) and
 * small, and its reason stands beside it here.
 */
const CORE_LIBRARIES = [
  'zod', // shapes of what is stored and of what comes in
  'minimatch', // branch patterns with Bitbucket's glob syntax
  'saxes', // XML: CycloneDX, SPDX and RDF
  'xmlchars', // what saxes needs
  'yaml', // SPDX in YAML
  'fflate', // gzip, both ways
  'fzstd', // zstd
  'jsonc-parser', // what is wrong in JSON text and where; parts of it to the byte
  '@socketregistry/packageurl-js', // purls
  'spdx-license-ids', // the SPDX licence list
  '@renovatebot/pep440', // version order of PyPI
];
/** Clients and stores may use these as well. */
const CLIENT_LIBRARIES = [
  'zod',
  'ipaddr.js', // which addresses are no public ones: the ranges of the registries, kept up to date
];

const packages = (names) => names.map((name) => `^node_modules/${name}/`);
const SETUP_CONTRACT = 'host/setup/contract/';
const room = (name) => `^src/${name}/`;
const APP_ROOMS = ['contract', 'app', 'bitbucket', 'platforms', 'storage'];
const NOT_RUN_BY_US = [
  'npm-dev',
  'npm-peer',
  'npm-no-pkg',
  'npm-unknown',
  'unknown',
  'undetermined',
];

/** A room may import the places named, and nothing else at all. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

module.exports = {
  forbidden: [
    only(
      'core-imports-itself',
      room('core'),
      [room('core'), ...packages(CORE_LIBRARIES)],
      'src/core is pure domain: itself and the libraries listed above.',
    ),
    ...APP_ROOMS.map((name) =>
      only(
        `${name}-imports-core`,
        room(name),
        [room(name), room('core'), ...packages(CLIENT_LIBRARIES)],
        `src/${name} imports itself, src/core and the libraries above; what it needs from a neighbour is an argument.`,
      ),
    ),
    only(
      'handlers-import-use-cases',
      room('handlers'),
      [
        room('handlers'),
        room('core'),
        room('contract'),
        room('app'),
        ...packages(CLIENT_LIBRARIES),
      ],
      'src/handlers translate Forge-shaped input for src/app, without the SDK.',
    ),
    only(
      'forge-imports-the-app',
      room('forge'),
      ['^src/(?!index\\.ts$)', '^node_modules/', '^(node:)?crypto$'],
      'src/forge wires the rooms of src to the SDK; of Node it may use crypto.',
    ),
    only(
      'index-imports-forge',
      '^src/index\\.ts$',
      [room('forge')],
      'src/index.ts only re-exports what src/forge has wired.',
    ),
    {
      name: 'host-stays-out-of-the-app',
      comment:
        'host invokes the app through the handlers that manifest.yml names (host/platform/app-functions.ts loads them by path); it shares only src/contract.',
      severity: 'error',
      from: { path: '^host/', pathNot: '^host/inspect/' },
      to: { path: '^(src|static|test|bench)/', pathNot: [room('contract')] },
    },
    only(
      'inspect-imports-core',
      '^host/inspect/',
      ['^host/inspect/', room('core'), '^node_modules/', '^(node:)?[a-z_/]+$'],
      'The command is the SBOM engine without the app (docs/decisions/engine-as-a-command.md): src/core, and nothing else of the host.',
    ),
    {
      name: 'inspect-is-a-command',
      comment: 'It runs in a process of its own: the host does not lean on it.',
      severity: 'error',
      from: { path: '^host/', pathNot: '^host/inspect/' },
      to: { path: '^host/inspect/' },
    },
    only(
      'setup-contract-imports-itself',
      `^${SETUP_CONTRACT}`,
      [`^${SETUP_CONTRACT}`, ...packages(['zod'])],
      'What the host and its set-up pages say to one another runs in the browser as well.',
    ),
    {
      name: 'static-imports-contract',
      comment: 'The panels share only src/contract with the app.',
      severity: 'error',
      from: { path: '^static/', pathNot: '^static/setup/' },
      to: { path: '^(src|host|test|bench)/', pathNot: [room('contract')] },
    },
    {
      name: 'setup-pages-import-contracts',
      comment:
        'The set-up pages are of the host, not of the app (docs/decisions/setup-contract.md).',
      severity: 'error',
      from: { path: '^static/setup/' },
      to: {
        path: '^(src|host|test|bench)/',
        pathNot: [room('contract'), `^${SETUP_CONTRACT}`],
      },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'What ships must not lean on test or bench.',
      severity: 'error',
      from: { pathNot: '^(test|bench)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'forge-sdk-in-forge',
      comment: 'The server side of the Forge SDK is known to src/forge only.',
      severity: 'error',
      from: { pathNot: ['^src/forge/', '^(test|bench)/'] },
      to: { path: '^node_modules/@forge/', pathNot: '^node_modules/@forge/(bridge|csp|egress)/' },
    },
    {
      name: 'forge-bridge-in-static',
      comment: '@forge/bridge runs in the browser: static only.',
      severity: 'error',
      from: { pathNot: ['^static/', '^(test|bench)/'] },
      to: { path: '^node_modules/@forge/bridge/' },
    },
    {
      name: 'forge-platform-in-host',
      comment:
        "@forge/csp and @forge/egress are rules of Atlassian's platform, which the host applies in its place.",
      severity: 'error',
      from: { pathNot: ['^host/', '^(test|bench)/'] },
      to: { path: '^node_modules/@forge/(csp|egress)/' },
    },
    {
      name: 'node-built-ins-in-host',
      comment:
        'The app and its panels run where Node is not a given; src/forge may use node:crypto.',
      severity: 'error',
      from: {
        pathNot: ['^(host|test|bench)/', '^src/forge/', '^static/[^/]+/vite\\.config\\.mts$'],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shipped-code-has-its-dependencies',
      comment: 'What runs for a user must be in "dependencies" of package.json.',
      severity: 'error',
      from: { path: '^(src|host|static)/' },
      to: { dependencyTypes: NOT_RUN_BY_US, pathNot: '\\.(css|svg)$' },
    },
    {
      name: 'imports-resolve',
      comment: 'An import that resolves to nothing would slip through every rule above.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycles',
      comment: 'Type-only imports included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    // Type-only imports and `import('…')` types count as well.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    // The seeds are what the sandbox repositories contain: data, not code of ours.
    exclude: { path: ['^(build|coverage|\\.sbom-bridge)/', '^host/sandbox/seeds/'] },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
