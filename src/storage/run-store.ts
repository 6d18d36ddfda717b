import { z } from 'zod';
import type { Kv, Sha256 } from '../core/ports';
import type { Run } from '../core/run';
import type { ProcessedHead, RunStore } from '../core/stores';
import { ENTITIES, keys } from './keys';
import { toRevised } from './revised';
import { readFacts } from './facts-store';
import { repositorySettings, workspaceSettings } from '../core/settings';

/** The body is ours and written by `toRow` alone; only what the index needs is repeated outside. */
const row = z.object({
  body: z.custom<Run>((value) => typeof value === 'object' && value !== null),
});
const headRow = z.custom<ProcessedHead>((value) => typeof value === 'object' && value !== null);

export function createRunStore({ kv, sha256 }: { kv: Kv; sha256: Sha256 }): RunStore {
  const entity = ENTITIES.run;
  const set = (run: Run) => ({ entity, key: run.id, value: toRow(run) });
  return {
    claim: (run) => kv.transact([{ ...set(run), onlyIf: { attribute: 'state', absent: true } }]),

    get: async (runId) => readRun(await kv.get({ entity, key: runId })),

    async context(runId, repository, ref) {
      const [run, workspace, own, facts, head] = await kv.getMany([
        { entity, key: runId },
        { entity: ENTITIES.settings, key: keys.workspaceSettings },
        { entity: ENTITIES.settings, key: keys.repositorySettings(repository) },
        { key: keys.facts(repository) },
        ...(ref === undefined ? [] : [{ key: keys.head(sha256, repository, ref) }]),
      ]);
      return {
        run: readRun(run),
        workspace: toRevised(workspace, workspaceSettings),
        repository: toRevised(own, repositorySettings),
        facts: readFacts(facts),
        head: headRow.safeParse(head).data,
      };
    },

    async save(run, head) {
      if (head === undefined) return kv.set(set(run));
      const key = keys.head(sha256, run.event.repository, head.ref);
      await kv.transact([set(run), { key, value: head }]);
    },

    async page(repository, limit, cursor) {
      const page = await kv.query({
        entity,
        index: 'by-repository',
        partition: [repository],
        newestFirst: true,
        limit,
        ...(cursor !== undefined && { cursor }),
      });
      return {
        values: page.values.flatMap((value) => readRun(value) ?? []),
        ...(page.cursor !== undefined && { cursor: page.cursor }),
      };
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

    postpone: (run, dueAt) =>
      kv.transact([
        { ...set({ ...run, dueAt }), onlyIf: { attribute: 'state', equals: 'queued' } },
      ]),

    async heads(repository) {
      const values = await kv.list(keys.headsOf(repository));
      return values.flatMap((value) => {
        const parsed = headRow.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      });
    },
  };
}

function toRow(run: Run) {
  return {
    repository: run.event.repository,
    receivedAt: run.receivedAt,
    state: run.state,
    dueAt: run.dueAt,
    body: run,
  };
}

function readRun(value: unknown): Run | undefined {
  const parsed = row.safeParse(value);
  return parsed.success ? parsed.data.body : undefined;
}
