import { answerHistory, fakeSource, pageOf, queuedAgain, type FakeSource } from './fake-history';
import { answerSboms, fakeSboms, type FakeSboms } from './fake-sboms';
import { answerImport, type FakeImport } from './fake-import';
import { answerCoverage, type CoverageRow } from './fake-coverage';
import {
  fakeDocument,
  fakePullRequest,
  type FakeDocument,
  type FakePullRequest,
} from './fake-reviews';
import { goodHealth, pageOfChanges } from './fake-health';
import type { ResolveCall } from '../../host/platform/bridge/options';
import {
  CALLS,
  type CallAnswer,
  type CallName,
  type Refusal,
  type Reply,
} from '../../src/contract/resolvers';

type RepositoryPage = CallAnswer<'getRepositoryPage'>;
type WorkspacePage = CallAnswer<'getWorkspacePage'>;
type Run = CallAnswer<'listRuns'>['runs'][number];

/** What the panels meet: the contract answered from memory, with switches for each trouble. */
export interface FakeApp {
  repository: RepositoryPage;
  workspace: WorkspacePage;
  runs: Run[];
  pullRequest: FakePullRequest;
  document: FakeDocument;
  health: CallAnswer<'getHealth'>;
  changes: CallAnswer<'listAudit'>['entries'];
  /** Behind the table of repositories of the workspace. */
  repositories: CoverageRow[];
  /** The one that is under way, or the last one. */
  import: FakeImport | undefined;
  /** How many repositories another one would walk. */
  importable: number;
  /** The repository's branches and files. */
  source: FakeSource;
  /** Behind the repository page. */
  sboms: FakeSboms;
  /** How many runs one call of retryRepository or retryWorkspace takes. */
  readonly retriesPerCall: number;
  /** Secrets that were saved, by destination. */
  readonly secrets: Map<string, string>;
  /** Every call in order, as the bridge handed it over. */
  readonly calls: ResolveCall[];
  /** Answers in place of the usual one, by call. */
  readonly refusals: Map<CallName, Refusal>;
  /** Calls that throw, as an app with a bug does. */
  readonly broken: Set<CallName>;
  resolve(call: ResolveCall): Promise<unknown>;
}

export const REPOSITORY = '{0b7f3b9e-6a0e-4b6f-8c54-2f1f1f9b7a11}';

export function createFakeApp(overrides: Partial<FakeApp> = {}): FakeApp {
  const app: FakeApp = {
    repository: repositoryPage(),
    workspace: workspacePage(),
    runs: [],
    pullRequest: fakePullRequest(),
    document: fakeDocument(),
    repositories: [],
    health: goodHealth(),
    changes: [],
    import: undefined,
    importable: 240,
    source: fakeSource(),
    sboms: fakeSboms(),
    retriesPerCall: 50,
    secrets: new Map(),
    calls: [],
    refusals: new Map(),
    broken: new Set(),
    resolve: (call) => {
      app.calls.push(call);
      return Promise.resolve(answer(app, call));
    },
    ...overrides,
  };
  return app;
}

export function refuse(code: string, more: Partial<Refusal> = {}): Refusal {
  return {
    ok: false,
    problem: { code, sentence: `It was refused: ${code}.`, next: 'Do something about it.' },
    ...more,
  };
}

function answer(app: FakeApp, { functionKey, payload, accountId }: ResolveCall): Reply<unknown> {
  const name = Object.keys(CALLS).find((known): known is CallName => known === functionKey);
  if (name === undefined) throw new Error('Resolver has no definition for that key.');
  if (app.broken.has(name)) throw new Error('The app has a bug.');
  const refusal = app.refusals.get(name);
  if (refusal) return refusal;
  const mayRead = CALLS[name].access === 'repository-read' && accountId === 'reader';
  if (accountId !== 'owner' && accountId !== 'writer' && !mayRead) return refuse('NOT_ALLOWED');
  switch (name) {
    case 'getRepositorySboms':
    case 'getComponents':
    case 'downloadSbom':
      return done(answerSboms(app.sboms, name, payload));
    case 'comparePullRequest':
      return done(app.pullRequest);
    case 'inspectFile':
      return done(app.document);
    case 'getRepositoryPage':
      return done({ ...app.repository, workspaceAdmin: accountId === 'owner' });
    case 'saveRepositorySettings': {
      const { revision, settings } = CALLS[name].request.parse(payload);
      if (revision !== app.repository.revision) return refuse('SETTINGS_STALE');
      app.repository = { ...app.repository, revision: revision + 1, settings };
      return done({ revision: revision + 1 });
    }
    case 'previewEnvironment': {
      const { ref, rules } = CALLS[name].request.parse(payload);
      const { excluded } = app.repository;
      const matched = rules?.findIndex(({ pattern }) => pattern === ref.name || pattern === '*');
      const rule = rules?.[matched ?? -1];
      if (!rule || matched === undefined) return done({ kind: 'no-rule', excluded });
      const label = `repository rule ${String(matched + 1)}: push to ${rule.pattern}`;
      return rule.environment === null
        ? done({ kind: 'do-not-send', rule: label, excluded })
        : done({ kind: 'send', environment: rule.environment, rule: label, excluded });
    }
    case 'listRuns':
    case 'countWaiting':
    case 'retryRun':
    case 'forwardNow':
    case 'listBranches':
    case 'listFiles':
      return done(answerHistory(app, name, payload));
    case 'retryRepository':
      return done(retrySome(app));
    case 'listSpentRuns': {
      const { cursor } = CALLS[name].request.parse(payload);
      const spent = app.runs.filter((run) => run.spent === true);
      return done(pageOf(spent, cursor));
    }
    case 'retryWorkspace':
      return done(retrySome(app));
    case 'getHealth':
      return done(app.health);
    case 'listAudit':
      return done(pageOfChanges(app.changes, CALLS[name].request.parse(payload).cursor));
    case 'getImport':
    case 'planImport':
    case 'startImport':
    case 'steerImport':
      return done(answerImport(app, name, payload));
    case 'listCoverage':
      return done(answerCoverage(app.repositories, app.workspace.settings, payload));
    case 'getWorkspacePage':
      return done({ ...app.workspace, destinations: destinationViews(app) });
    case 'saveWorkspaceSettings': {
      const { revision, settings } = CALLS[name].request.parse(payload);
      if (revision !== app.workspace.revision) return refuse('SETTINGS_STALE');
      app.workspace = { ...app.workspace, revision: revision + 1, settings };
      return done({ revision: revision + 1 });
    }
    case 'saveDestinationSecret': {
      const { id, secret } = CALLS[name].request.parse(payload);
      app.secrets.set(id, secret);
      return done({});
    }
    case 'testDestination':
      return done({
        ok: false,
        lines: [
          { ok: true, text: 'Interlynk answers.' },
          { ok: true, text: 'The token is valid.' },
          { ok: false, text: 'The token may not upload: give its role "Upload SBOM".' },
        ],
      });
  }
}

function done(data: unknown): Reply<unknown> {
  return { ok: true, data };
}

/** Queues the runs that wait for a person, as many as one call takes. */
function retrySome(app: FakeApp): CallAnswer<'retryWorkspace'> {
  const spent = app.runs.filter((run) => run.spent === true);
  const chosen = new Set(spent.slice(0, app.retriesPerCall));
  app.runs = app.runs.map((run) => (chosen.has(run) ? queuedAgain(run) : run));
  return { queued: chosen.size, more: spent.length > chosen.size };
}

function destinationViews(app: FakeApp): WorkspacePage['destinations'] {
  return app.workspace.settings.destinations.map((config) => ({
    id: config.id,
    kind: config.kind,
    name: config.name,
    enabled: config.enabled,
    ...('address' in config && { origin: new URL(config.address).origin }),
    hasSecret: app.secrets.has(config.id),
  }));
}

function repositoryPage(): RepositoryPage {
  return {
    repository: { uuid: REPOSITORY, fullName: 'acme/shop', mainBranch: 'main' },
    revision: 3,
    settings: {
      enabled: true,
      rules: [
        { events: ['repo:push'], ref: 'branch', pattern: 'main', environment: 'production' },
        {
          events: ['repo:push', 'pullrequest:fulfilled'],
          ref: 'branch',
          pattern: 'release/*',
          environment: 'staging',
        },
        { events: ['repo:push'], ref: 'tag', pattern: 'v*', environment: null },
      ],
    },
    inherited: [
      { origin: 'workspace', rules: [] },
      {
        origin: 'built-in',
        rules: [
          { events: ['repo:push'], ref: 'branch', pattern: '@main', environment: 'production' },
          {
            events: ['repo:push', 'pullrequest:fulfilled'],
            ref: 'branch',
            pattern: '@development',
            environment: 'development',
          },
        ],
      },
    ],
    patterns: ['bom.json', '*.cdx.json', '*.spdx.json'],
    excludes: ['node_modules/**'],
    productTemplate: '{workspace}/{repository}',
    feedback: { report: true, buildStatus: true, comment: false, gate: 'off' },
    destinations: [
      { id: 'interlynk', kind: 'interlynk', name: 'Interlynk', enabled: true, hasSecret: true },
    ],
    excluded: false,
    workspaceAdmin: true,
  };
}

function workspacePage(): WorkspacePage {
  return {
    revision: 1,
    settings: {
      rules: [],
      defaults: 'built-in',
      destinations: [{ id: 'interlynk', kind: 'interlynk', name: 'Interlynk', enabled: true }],
    },
    destinations: [],
    held: {},
  };
}
