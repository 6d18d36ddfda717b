import { createImportSlice } from '../../src/app/import-slice';
import { createPlanImport } from '../../src/app/plan-import';
import { createResumeImport } from '../../src/app/resume-import';
import { createStartImport } from '../../src/app/start-import';
import { createSteerImport } from '../../src/app/steer-import';
import type { RepositoryRow } from '../../src/core/bitbucket-ports';
import { NOTHING_COUNTED, type Import } from '../../src/core/import';
import type { Job } from '../../src/core/ports';
import type { WorkspaceSettings } from '../../src/core/settings';
import type { FakeContent } from '../fakes/fake-bitbucket';
import { B, bom, createHarness, WORKSPACE, type Harness } from './harness';

/** So many repositories besides the one of the harness, which is excluded; their main branch is at B. */
export function manyRows(count: number): RepositoryRow[] {
  return Array.from({ length: count }, (_, index) => ({
    uuid: `33333333-3333-4333-8333-${String(index).padStart(12, '0')}`,
    fullName: `acme/service-${String(index).padStart(4, '0')}`,
    mainBranch: 'main',
    updatedAt: 0,
  }));
}

/** An import over fakes, of which every repository holds the same document at the head of main. */
export async function anImportOf(
  count: number,
  content: Partial<FakeContent> = {},
  workspace: Partial<WorkspaceSettings> = {},
) {
  const rows = manyRows(count);
  const app = await createHarness(
    {
      files: { [B]: { 'bom.json': bom('1.0.0'), 'README.md': '' } },
      branches: [{ name: 'main', hash: B, date: 1 }],
      repositories: rows,
      ...content,
    },
    {
      repositories: {
        kind: 'only',
        projects: [],
        names: ['service-*'],
        included: [],
        excluded: [],
      },
      ...workspace,
    },
  );
  const model = { prefixes: {} };
  await app.factsStore.save(
    rows.map(({ uuid, fullName }) => {
      const at = app.time.now;
      return {
        uuid,
        fullName,
        mainBranch: 'main',
        model,
        namesAt: at,
        modelAt: at,
        baselineAt: at,
      };
    }),
  );
  app.time.now += 1000;
  const planImport = createPlanImport(app);
  const parts = {
    planImport,
    start: createStartImport({ ...app, planImport }),
    steer: createSteerImport(app),
    slice: createImportSlice(app),
    resume: createResumeImport(app),
  };
  const now = async () => {
    const found = await app.imports.get();
    if (found === undefined) throw new Error('There is no import.');
    return found.value;
  };
  return {
    app,
    ...parts,
    now,
    all: () => parts.start({ kind: 'all' }, 'ann'),
    products: () => app.destination.arrived.map(({ product }) => product),
    work: createWorkOff({ app, now, ...parts }),
  };
}

type Until = (value: Import) => boolean;
/** More than any import here has. */
const MOST_TURNS = 20_000;

/**
 * Does what is queued, at its time, until nothing is left or `until` holds before an import's
 * slice. Where all that is left is for the schedule, that one comes by.
 */
function createWorkOff({
  app,
  slice,
  resume,
  now,
}: {
  app: Harness;
  slice: ReturnType<typeof createImportSlice>;
  resume: () => Promise<void>;
  now: () => Promise<Import>;
}) {
  const { time } = app;
  let queued: { readonly job: Job; readonly at: number }[] = [];
  const next = () => {
    for (const { job, delaySeconds = 0 } of app.jobs.splice(0)) {
      queued.push({ job, at: time.now + delaySeconds * 1000 });
    }
    const first = queued.toSorted((one, other) => one.at - other.at)[0];
    queued = queued.filter((one) => one !== first);
    return first;
  };
  return async (until: Until = () => false): Promise<Import> => {
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const first = next();
      if (first === undefined) {
        const { dueAt } = await now();
        if (dueAt === undefined || until(await now())) return now();
        time.now = Math.max(time.now, dueAt);
        await resume();
        continue;
      }
      const { job, at } = first;
      if (job.kind === 'import' && until(await now())) {
        queued.push(first);
        return now();
      }
      time.now = Math.max(time.now, at);
      if (job.kind === 'import') await slice(WORKSPACE, job.id, job.slice);
      if (job.kind !== 'run') continue;
      const processed = await app.workJob(job);
      if (processed.kind === 'waiting') {
        queued.push({ job, at: time.now + processed.retryInSeconds * 1000 });
      }
    }
    throw new Error('It never comes to its end.');
  };
}

export function aCancelledImport(): Import {
  return {
    id: 'import-1',
    choice: { kind: 'all' },
    total: 3,
    startedAt: 1,
    startedBy: 'ann',
    phase: 'cancelled',
    phaseAt: 2,
    phaseBy: 'bob',
    next: 2,
    open: [],
    again: [],
    counts: { ...NOTHING_COUNTED, done: 2, failed: 1 },
    failures: [
      { repository: 'x', fullName: 'acme/x', code: 'BITBUCKET_REPOSITORY_GONE', ref: 'main' },
    ],
    hour: { at: 1, spent: 2 },
    wait: { until: 5, because: 'BITBUCKET_RATE_LIMITED' },
    slice: 3,
    idle: 0,
  };
}
