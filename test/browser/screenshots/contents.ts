import { createFakeApp, type FakeApp } from '../fake-app';
import { manyRepositories } from '../fake-coverage';
import { anImport } from '../fake-import';
import { badHealth, manyChanges } from '../fake-health';
import {
  fakeDocument,
  fakePullRequest,
  type FakeDocument,
  type FakePullRequest,
} from '../fake-reviews';
import { manyRuns } from '../fake-runs';
import { fakeComponents, fakeSboms, someHoldings } from '../fake-sboms';
import { spentRuns, withThreeDestinations } from '../fake-settings';
import { lengthen } from './lengthen';

const THOUSAND = 1000;

/** A workspace in use. */
export function usualApp(): FakeApp {
  return withThreeDestinations({
    runs: manyRuns(),
    repositories: manyRepositories(12),
    health: badHealth(),
    changes: manyChanges(12),
    import: anImport(),
    sboms: fakeSboms({ holdings: plotted() }),
  });
}

/** The same, where everything has the longest name that there can be. */
export function longApp(): FakeApp {
  return lengthen(usualApp());
}

/** A thousand of what there are lists of. */
export function fullApp(): FakeApp {
  const app = usualApp();
  const [branch] = app.source.branches.branches;
  const names = Array.from({ length: THOUSAND }, (_, index) => `feature/${String(index)}`);
  app.source.branches = {
    ...app.source.branches,
    branches: names.map((name) => ({ hash: '', date: 0, ...branch, name })),
  };
  app.source.files = {
    paths: names.map((name) => `services/${name}/bom.json`),
    complete: true,
  };
  const components = Array.from({ length: THOUSAND }, (_, index) => ({
    name: `library-${String(index)}`,
    version: `${String(index)}.0.0`,
    licence: 'MIT',
    purl: `pkg:npm/library-${String(index)}@${String(index)}.0.0`,
  }));
  return Object.assign(app, {
    runs: spentRuns(THOUSAND),
    repositories: manyRepositories(THOUSAND),
    changes: manyChanges(THOUSAND),
    sboms: fakeSboms({ holdings: plotted(), components: fakeComponents(10 * THOUSAND) }),
    document: fakeDocument({ components, total: THOUSAND }),
    pullRequest: manyFiles(),
  });
}

/** No rules of its own, no destination, nothing delivered. */
export function emptyRepository(): FakeApp {
  const app = emptyWorkspace();
  app.repository = {
    ...app.repository,
    settings: { enabled: true, rules: [] },
    destinations: [],
  };
  app.source.branches = { ...app.source.branches, branches: [] };
  app.source.files = { paths: [], complete: true };
  return app;
}

export function emptyWorkspace(): FakeApp {
  const app = createFakeApp();
  app.workspace = {
    ...app.workspace,
    revision: 0,
    settings: { ...app.workspace.settings, destinations: [] },
  };
  return app;
}

/** A valid SBOM of nothing. */
export function emptyDocument(): FakeDocument {
  const document = fakeDocument({ findings: [], components: [], total: 0 });
  const { facts } = document;
  return {
    ...document,
    ...(facts && {
      facts: {
        ...facts,
        components: 0,
        files: 0,
        withPurl: 0,
        dependencies: 0,
        withoutLicence: 0,
        suppliers: 0,
        licences: [],
        ecosystems: [],
      },
    }),
  };
}

/** The file that is shown first has a past. */
function plotted(): ReturnType<typeof someHoldings> {
  const holdings = someHoldings();
  const [first, second] = holdings.files;
  if (first && second) first.history = second.history;
  return holdings;
}

function manyFiles(): FakePullRequest {
  const [changed] = fakePullRequest().documents;
  const documents = Array.from({ length: 50 }, (_, index) => ({
    ...changed,
    kind: 'changed' as const,
    path: `services/${String(index)}/bom.json`,
  }));
  return fakePullRequest({ documents, more: THOUSAND - documents.length });
}
