import type { FakeApp } from '../fake-app';

/** Members that people and repositories give names to. */
const NAMES = new Set([
  'accountId',
  'branch',
  'destination',
  'destinations',
  'environment',
  'fullName',
  'libraries',
  'licence',
  'name',
  'path',
  'paths',
  'pattern',
  'product',
  'productTemplate',
  'project',
  'ref',
  'repository',
  'rule',
  'sbom',
  'tools',
  'version',
]);
const TAIL = '-a-name-that-nobody-would-want-to-read-aloud-or-type-twice';
/** What names of destinations may have, in characters; others may have more. */
const MOST = 80;

/** Makes every name that the app answers with as long as it may be. */
export function lengthen(app: FakeApp): FakeApp {
  const { repository, workspace, runs, repositories, source, sboms, health, changes } = app;
  return Object.assign(app, {
    repository: {
      ...longer(repository),
      repository: { ...repository.repository, fullName: long(repository.repository.fullName) },
    },
    workspace: longer(workspace),
    runs: runs.map((run) => ({ ...longer(run), runId: run.runId })),
    repositories: repositories.map((row) => ({ ...longer(row), repository: row.repository })),
    source: { ...source, branches: longer(source.branches), files: longer(source.files) },
    sboms: { ...sboms, holdings: longer(sboms.holdings), components: longerRows(sboms.components) },
    health: longer(health),
    changes: longer(changes),
    pullRequest: longer(app.pullRequest),
    document: longer(app.document),
  });
}

function longerRows(components: FakeApp['sboms']['components']): FakeApp['sboms']['components'] {
  return {
    ...components,
    licences: components.licences.map((licence) => (licence === '' ? '' : long(licence))),
    rows: components.rows.map(([name, version, licence, ecosystem]) => [
      long(name),
      long(version),
      licence,
      ecosystem,
    ]),
  };
}

/** Keeps the shape: only texts of members above are changed. */
function longer<T>(value: T, member = ''): T {
  if (typeof value === 'string') return (NAMES.has(member) ? long(value) : value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => longer(item, member)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, longer<unknown>(inner, key)]);
  return Object.fromEntries(entries) as T;
}

/** What Bitbucket or the contract has names for, and what is unknown, stays as it is. */
function long(text: string): string {
  const isKept = ['', 'branch', 'tag'].includes(text) || text.startsWith('@');
  return isKept ? text : `${text}${TAIL}`.slice(0, MOST);
}
