import { describe, expect, it } from '@jest/globals';
import { createComparePullRequest } from '../../src/app/compare-pull-request';
import type { WorkspaceSettings } from '../../src/core/settings';
import type { FakeContent } from '../fakes/fake-bitbucket';
import { A, B, bom, C, createHarness, REPOSITORY, WORKSPACE } from './harness';

const ID = { workspace: WORKSPACE, uuid: REPOSITORY };
const SOURCE = B;
const DESTINATION = A;
/** Where the source left the destination, which has moved on since. */
const BASE = C;

async function compared(
  content: Partial<FakeContent>,
  { settings, act }: { settings?: Partial<WorkspaceSettings>; act?: (app: App) => unknown } = {},
) {
  const app = await createHarness(
    {
      pullRequestSource: REPOSITORY,
      mergeBases: { [`${SOURCE}..${DESTINATION}`]: BASE },
      changes: { [`${SOURCE}..${DESTINATION}`]: [{ path: 'bom.json', status: 'modified' }] },
      files: {
        [BASE]: { 'bom.json': bom('1', 3) },
        [SOURCE]: { 'bom.json': bom('2', 5) },
        [DESTINATION]: { 'bom.json': bom('9', 9) },
      },
      ...content,
      pullRequest: {
        sourceHash: SOURCE,
        destinationHash: DESTINATION,
        ...content.pullRequest,
      },
    },
    settings,
  );
  await act?.(app);
  const comparison = await createComparePullRequest(app)(ID, 7);
  return { app, comparison };
}
type App = Awaited<ReturnType<typeof createHarness>>;

const change = (path: string, status: 'added' | 'modified' | 'removed') => ({ path, status });
const changes = (...paths: ReturnType<typeof change>[]) => ({
  [`${SOURCE}..${DESTINATION}`]: paths,
});

describe('a pull request', () => {
  it('is compared with where it left the destination, not with what that got since', async () => {
    const { comparison, app } = await compared({});
    expect(comparison.documents).toMatchObject([
      {
        kind: 'changed',
        path: 'bom.json',
        before: { facts: { components: 3 } },
        after: { facts: { components: 5 } },
        excerpt: { counts: { added: 2, removed: 0 } },
      },
    ]);
    expect(comparison.documents[0]?.excerpt?.lists.added.map(({ name }) => name)).toEqual([
      'library-3',
      'library-4',
    ]);
    expect(app.requests).toEqual(['pullrequest', 'diffstat', 'merge-base', 'file', 'file']);
  });

  it('that touches no SBOM costs two requests', async () => {
    const { comparison, app } = await compared({ changes: changes(change('a.ts', 'modified')) });
    expect(comparison).toMatchObject({ documents: [], more: 0, state: 'open' });
    expect(comparison.problem).toBeUndefined();
    expect(app.requests).toEqual(['pullrequest', 'diffstat']);
  });

  it('tells new and removed files, which are compared with nothing', async () => {
    const { comparison, app } = await compared({
      changes: changes(change('bom.json', 'added'), change('old/bom.json', 'removed')),
    });
    expect(comparison.documents).toMatchObject([
      { kind: 'new', path: 'bom.json', after: { facts: { components: 5 } } },
      { kind: 'removed', path: 'old/bom.json' },
    ]);
    expect(app.requests).toEqual(['pullrequest', 'diffstat', 'file']);
  });

  it('says of a document that cannot be used why, and compares what can be', async () => {
    const { comparison } = await compared({
      files: {
        [BASE]: { 'bom.json': '{"bomFormat": "CycloneDX", "spe' },
        [SOURCE]: { 'bom.json': bom('2') },
      },
    });
    expect(comparison.documents).toMatchObject([
      { before: { problem: { code: 'SBOM_NOT_JSON' } }, after: { facts: { components: 2 } } },
    ]);
    expect(comparison.documents[0]?.excerpt).toBeUndefined();
  });

  it.each([[undefined], ['44444444-4444-4444-8444-444444444444']])(
    'of a fork is not read: %p',
    async (pullRequestSource) => {
      const { comparison, app } = await compared({ pullRequestSource: pullRequestSource ?? '' });
      expect(comparison).toMatchObject({ problem: { code: 'RUN_FORK' }, documents: [] });
      expect(comparison.merging.environment).toBe('production');
      expect(app.requests).toEqual(['pullrequest']);
    },
  );

  it('reads thirty files, and counts the others', async () => {
    const paths = Array.from({ length: 33 }, (_, index) => `s${String(index)}/bom.json`);
    const { comparison } = await compared({
      changes: changes(...paths.map((path) => change(path, 'added'))),
      files: { [SOURCE]: Object.fromEntries(paths.map((path) => [path, bom(path)])) },
    });
    expect(comparison.documents).toHaveLength(30);
    expect(comparison.more).toBe(3);
  });

  it('begins with no document once the time is short, and says so', async () => {
    const { comparison, app } = await compared(
      { changes: changes(change('bom.json', 'modified'), change('b/bom.json', 'removed')) },
      {
        act: (harness) => {
          const { now } = harness.clock;
          let asked = 0;
          harness.clock.now = () => now() + (asked++ > 0 ? 11_000 : 0);
        },
      },
    );
    expect(comparison.documents).toMatchObject([
      { kind: 'changed', skipped: 'time' },
      { kind: 'removed' },
    ]);
    expect(app.requests).not.toContain('file');
  });

  it('leaves a document out that is larger than is compared', async () => {
    const { comparison } = await compared({
      files: { [BASE]: {}, [SOURCE]: { 'bom.json': ' '.repeat(16 * 1024 * 1024 + 1) } },
    });
    expect(comparison.documents).toMatchObject([{ path: 'bom.json', skipped: 'size' }]);
  });

  it('stays in what an answer may be, however much changed', async () => {
    const paths = Array.from({ length: 12 }, (_, index) => `s${String(index)}/bom.json`);
    const files = (from: string) => Object.fromEntries(paths.map((path) => [path, from]));
    const renamed = bom('2', 400).replaceAll('library-', 'other-');
    const { comparison } = await compared({
      changes: changes(...paths.map((path) => change(path, 'modified'))),
      files: { [BASE]: files(bom('1', 400)), [SOURCE]: files(renamed) },
    });
    const lines = comparison.documents.reduce((sum, document) => sum + document.lines, 0);
    expect(lines).toBeLessThanOrEqual(1500);
    expect(comparison.documents.at(-1)?.excerpt?.counts).toMatchObject({ added: 400 });
    expect(JSON.stringify(comparison).length).toBeLessThan(1_000_000);
  });
});

describe('what a merge would lead to', () => {
  const NONE = { changes: changes() };
  const to = (destinationBranch: string) => ({ ...NONE, pullRequest: { destinationBranch } });

  it('is the environment of a push to the destination where no rule names merges', async () => {
    const { comparison } = await compared(to('main'));
    expect(comparison.merging).toMatchObject({ branch: 'main', environment: 'production' });
    expect(comparison.merging.rule).toContain('built-in rule 1');
    expect(comparison.merging.problem).toBeUndefined();
  });

  it('is nothing where no rule matches', async () => {
    const { comparison } = await compared(to('feature/x'));
    expect(comparison.merging).toEqual({ branch: 'feature/x', problem: { code: 'RUN_NO_RULE' } });
  });

  it('is what the rule for merges says', async () => {
    const rule = { events: ['pullrequest:fulfilled' as const], ref: 'branch' as const };
    const rules = [
      { ...rule, pattern: 'main', environment: 'staging' },
      { ...rule, pattern: '*', environment: null },
    ];
    const sent = await compared(to('main'), { settings: { rules } });
    expect(sent.comparison.merging.environment).toBe('staging');
    const kept = await compared(to('other'), { settings: { rules } });
    expect(kept.comparison.merging).toMatchObject({ problem: { code: 'RUN_DO_NOT_SEND' } });
    expect(kept.comparison.merging.environment).toBeUndefined();
    expect(kept.comparison.merging.rule).toContain('workspace rule 2');
  });

  it('is nothing without a destination, or where forwarding is off', async () => {
    const none = await compared(to('main'), { settings: { destinations: [] } });
    expect(none.comparison.merging.problem).toEqual({ code: 'RUN_NO_DESTINATION' });
    expect(none.comparison.merging.environment).toBeUndefined();
    const off = await compared(to('main'), {
      act: ({ saveSettings }) =>
        saveSettings.repository(REPOSITORY, { enabled: false, rules: [] }, 0, 'admin'),
    });
    expect(off.comparison.merging).toMatchObject({ problem: { code: 'RUN_DISABLED' } });
  });
});
