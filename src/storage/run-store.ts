import { z } from 'zod';
import type { Ref } from '../core/events/types';
import type { Kv, Sha256 } from '../core/ports';
import type { Run } from '../core/run';
import { isSpent } from '../core/delivery/is-spent';
import type { LastSent } from '../core/delivery/send-order';
import type { Baseline, LatestPush, ProcessedHead, RunStore } from '../core/stores';
import { readCoverage } from './coverage-store';
import { readHints } from './delivery-store';
import { readHolds } from './hold-store';
import { ENTITIES, keys } from './keys';
import { toPage } from './to-page';
import { toRevised } from './revised';
import { readFacts } from './facts-store';
import { repositorySettings, workspaceSettings } from '../core/settings';

/** The body is ours and written by `toRow` alone; only what the index needs is repeated outside. */
const row = z.object({
  body: z.custom<Run>((value) => typeof value === 'object' && value !== null),
});
const latestRow = z.object({ runId: z.string(), at: z.number() });
const baselineRow = z.object({
  at: z.number(),
  branches: z.record(z.string(), z.string()),
  complete: z.boolean(),
});
const lastSentRow = z.union([
  // Of an earlier version of the app.
  z.number().transform((order): LastSent => ({ order, recent: [] })),
  z.object({
    order: z.number(),
    recent: z.array(z.object({ place: z.string(), key: z.string(), at: z.number() })),
  }),
]);
const unsettledRow = z.union([z.array(z.string()), z.literal('all')]);
const headRow = z.custom<ProcessedHead>((value) => typeof value === 'object' && value !== null);

/** Events come within a second or two, and mostly in order. */
const LATE_MS = 2000;
/** A trigger has 25 s, and a repository may have hundreds of branches. */
const SIDE_BY_SIDE = 20;
/** Forge's limit for one batch. */
const BATCH = 25;

export function createRunStore({ kv, sha256 }: { kv: Kv; sha256: Sha256 }): RunStore {
  const entity = ENTITIES.run;
  const set = (run: Run) => ({ entity, key: run.id, value: toRow(run) });
  const heads = async (repository: string): Promise<readonly ProcessedHead[]> => {
    const values = await kv.list(keys.headsOf(repository));
    return values.flatMap((value) => {
      const parsed = headRow.safeParse(value);
      return parsed.success ? [parsed.data] : [];
    });
  };
  return {
    async claim(run) {
      const { event } = run;
      const claimed = { ...set(run), onlyIf: { attribute: 'state', absent: true } } as const;
      if (event.name !== 'repo:push' || run.aside === true) return kv.transact([claimed]);
      const key = keys.latest(sha256, event.repository, event.ref);
      // Read only where the event took long enough that a newer one may have come before it.
      const isLate = run.receivedAt - event.at > LATE_MS;
      const known = isLate ? latestRow.safeParse(await kv.get({ key })).data : undefined;
      if (known !== undefined && known.at > event.at) return kv.transact([claimed]);
      const latest: LatestPush = { runId: run.id, at: event.at };
      return kv.transact([claimed, { key, value: latest }]);
    },

    get: async (runId) => readRun(await kv.get({ entity, key: runId })),

    async getMany(runIds) {
      const found: (Run | undefined)[] = [];
      for (let from = 0; from < runIds.length; from += BATCH) {
        const some = runIds.slice(from, from + BATCH).map((key) => ({ entity, key }));
        found.push(...(await kv.getMany(some)).map(readRun));
      }
      return found;
    },

    async context(runId, repository, ref) {
      const [run, workspace, own, facts, holds, hints, coverage, sent, ...rest] = await kv.getMany([
        { entity, key: runId },
        { entity: ENTITIES.settings, key: keys.workspaceSettings },
        { entity: ENTITIES.settings, key: keys.repositorySettings(repository) },
        { key: keys.facts(repository) },
        { key: keys.holds },
        { key: keys.hints(repository) },
        { key: keys.coverage(repository) },
        { key: keys.lastSent(repository) },
        ...(ref === undefined
          ? []
          : [
              { key: keys.head(sha256, repository, ref) },
              { key: keys.latest(sha256, repository, ref) },
              { key: keys.unsettled(sha256, repository, ref.name) },
              { key: keys.baseline(repository) },
            ]),
      ]);
      const [head, latest, unsettled, baseline] = rest;
      return {
        run: readRun(run),
        workspace: toRevised(workspace, workspaceSettings),
        repository: toRevised(own, repositorySettings),
        facts: readFacts(facts),
        head: headRow.safeParse(head).data ?? foundAt(ref, readBaseline(baseline)),
        unsettled: unsettledRow.safeParse(unsettled).data,
        lastSent: lastSentRow.safeParse(sent).data,
        latest: latestRow.safeParse(latest).data,
        holds: readHolds(holds),
        hints: readHints(hints),
        coverage: readCoverage(coverage),
      };
    },

    async save(run, { head, coverage, latest } = {}) {
      const { event } = run;
      const { repository } = event;
      const more = [
        ...(latest && event.name === 'repo:push'
          ? [{ key: keys.latest(sha256, repository, event.ref), value: latest }]
          : []),
        ...(coverage ? [{ key: keys.coverage(repository), value: coverage }] : []),
        ...(head
          ? [
              { key: keys.head(sha256, repository, head.ref), value: head },
              { key: keys.unsettled(sha256, repository, head.ref.name), value: false },
            ]
          : []),
      ];
      if (more.length === 0) return kv.set(set(run));
      await kv.transact([set(run), ...more]);
    },

    async page(repository, limit, cursor, until) {
      const page = await kv.query({
        entity,
        index: 'by-repository',
        partition: [repository],
        newestFirst: true,
        limit,
        ...(until !== undefined && { atMost: until }),
        ...(cursor !== undefined && { cursor }),
      });
      return toPage(page, readRun);
    },

    async overdue(now, limit) {
      const page = await kv.query({
        entity,
        index: 'by-state',
        partition: ['queued'],
        atMost: now,
        limit,
      });
      return page.values.flatMap((value) => readRun(value) ?? []);
    },

    async unfinished(limit) {
      const page = await kv.query({
        entity,
        index: 'by-state',
        partition: ['queued'],
        limit,
      });
      return toPage(page, readRun);
    },

    async spent(limit, cursor) {
      const page = await kv.query({
        entity,
        index: 'by-state',
        partition: ['spent'],
        newestFirst: true,
        limit,
        ...(cursor !== undefined && { cursor }),
      });
      return toPage(page, readRun);
    },

    postpone: (run, dueAt) =>
      kv.transact([
        { ...set({ ...run, dueAt }), onlyIf: { attribute: 'state', equals: 'queued' } },
      ]),

    async latest(repository, ref) {
      return latestRow.safeParse(await kv.get({ key: keys.latest(sha256, repository, ref) })).data;
    },

    async forgetHeads(repository) {
      const forgotten = (await heads(repository)).flatMap(({ ref }) => [
        keys.head(sha256, repository, ref),
        keys.latest(sha256, repository, ref),
        keys.unsettled(sha256, repository, ref.name),
      ]);
      forgotten.push(keys.hints(repository), keys.baseline(repository), keys.coverage(repository));
      forgotten.push(keys.lastSent(repository));
      for (let from = 0; from < forgotten.length; from += SIDE_BY_SIDE) {
        const some = forgotten.slice(from, from + SIDE_BY_SIDE);
        await Promise.all(some.map((key) => kv.delete({ key })));
      }
    },

    heads,

    baseline: async (repository) => readBaseline(await kv.get({ key: keys.baseline(repository) })),

    async saveBaseline(repository, { branches, ...baseline }) {
      const names = Object.keys(branches);
      const pushed = new Set<string>();
      for (let from = 0; from < names.length; from += BATCH) {
        const some = names.slice(from, from + BATCH);
        const refs = some.map((name): Ref => ({ type: 'branch', name }));
        const found = await kv.getMany(
          refs.map((ref) => ({ key: keys.latest(sha256, repository, ref) })),
        );
        for (const [index, name] of some.entries())
          if (found[index] !== undefined) pushed.add(name);
      }
      const kept = Object.entries(branches).filter(([name]) => !pushed.has(name));
      const value: Baseline = { ...baseline, branches: Object.fromEntries(kept) };
      await kv.set({ key: keys.baseline(repository), value });
      return value;
    },
  };
}

function readBaseline(value: unknown): Baseline | undefined {
  return baselineRow.safeParse(value).data;
}

/** The head of a branch that no push was processed of. */
function foundAt(ref: Ref | undefined, baseline: Baseline | undefined): ProcessedHead | undefined {
  if (ref?.type !== 'branch' || baseline === undefined) return undefined;
  const { at, branches } = baseline;
  const commit = Object.hasOwn(branches, ref.name) ? branches[ref.name] : undefined;
  return commit === undefined ? undefined : { ref, commit, at };
}

function toRow(run: Run) {
  return {
    repository: run.event.repository,
    receivedAt: run.receivedAt,
    // Looked for by the index; the run itself knows two states only.
    state: run.state === 'done' && isSpent(run.outcome) ? 'spent' : run.state,
    dueAt: run.finishedAt ?? run.dueAt,
    body: run,
  };
}

function readRun(value: unknown): Run | undefined {
  const parsed = row.safeParse(value);
  return parsed.success ? parsed.data.body : undefined;
}
