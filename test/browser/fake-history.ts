import { CALLS, type CallAnswer } from '../../src/contract/resolvers';
import { fitsFilter } from '../../src/contract/run-filter';

type Run = CallAnswer<'listRuns'>['runs'][number];

/** The branches and files that the settings page and "Forward now" offer. */
export interface FakeSource {
  branches: CallAnswer<'listBranches'>;
  files: CallAnswer<'listFiles'>;
  /** Branches that no rule sends. */
  readonly unmapped: ReadonlySet<string>;
}

/** What these calls are answered from. */
export interface HistoryApp {
  runs: Run[];
  readonly source: FakeSource;
}

const HEAD = 'abcdef0123456789abcdef0123456789abcdef01';

export function fakeSource(): FakeSource {
  const names = ['main', 'develop', 'release/2.4', 'feature/wish-list', 'hotfix/<b>now</b>'];
  return {
    branches: {
      branches: names.map((name, index) => ({
        name,
        hash: HEAD.replace(/^../, String(index).padStart(2, '0')),
        date: Date.parse('2026-11-20T09:00:00Z') - index * 86_400_000,
      })),
      complete: true,
      mainBranch: 'main',
      model: { development: 'develop', prefixes: { release: 'release/', feature: 'feature/' } },
    },
    files: {
      paths: ['README.md', 'bom.json', 'services/api/api.cdx.json', 'web/package.json'],
      complete: true,
    },
    unmapped: new Set(['feature/wish-list']),
  };
}

type HistoryCall =
  'listRuns' | 'countWaiting' | 'retryRun' | 'forwardNow' | 'listBranches' | 'listFiles';

export function answerHistory(app: HistoryApp, name: HistoryCall, payload: unknown): unknown {
  switch (name) {
    case 'listRuns': {
      const { cursor, filter } = CALLS[name].request.parse(payload);
      if (filter === undefined) return pageOf(app.runs, cursor);
      const page = pageOf(
        app.runs.filter((run) => fitsFilter(run, filter)),
        cursor,
      );
      return { ...page, looked: { runs: app.runs.length, backTo: app.runs.at(-1)?.receivedAt } };
    }
    case 'countWaiting': {
      const waiting = app.runs.filter((run) => run.spent === true).length;
      return { waiting, mayBeMore: false };
    }
    case 'retryRun': {
      const { runId } = CALLS[name].request.parse(payload);
      app.runs = app.runs.map((run) => (run.runId === runId ? queuedAgain(run) : run));
      return {};
    }
    case 'forwardNow': {
      const { branch, commit = HEAD } = CALLS[name].request.parse(payload);
      if (app.source.unmapped.has(branch)) return { kind: 'not-sent' };
      const runId = app.runs.length.toString(16).padStart(64, 'e');
      const event = { event: 'repo:push', ref: branch, refType: 'branch', commit } as const;
      const run: Run = { runId, ...event, byHand: true, state: 'queued', documents: [], ...NOW };
      app.runs = [run, ...app.runs];
      return { kind: 'queued', runId, commit, environment: 'production' };
    }
    case 'listBranches':
      return app.source.branches;
    case 'listFiles':
      return app.source.files;
  }
}

const NOW = { receivedAt: Date.parse('2026-11-20T15:00:00Z') };
const PAGE = 10;

export function pageOf(runs: readonly Run[], cursor: string | undefined): CallAnswer<'listRuns'> {
  const start = Number(cursor ?? 0);
  const more = runs.length > start + PAGE;
  return {
    runs: runs.slice(start, start + PAGE),
    ...(more && { cursor: String(start + PAGE) }),
  };
}

/** A run that has been put back to its beginning. */
export function queuedAgain({ spent: _, ...run }: Run): Run {
  return { ...run, state: 'queued' };
}
