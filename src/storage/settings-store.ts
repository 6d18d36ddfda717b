import type { AuditEntry } from '../core/audit';
import { z } from 'zod';
import type { Kv, KvSet } from '../core/ports';
import { repositorySettings, workspaceSettings, type RepositorySettings } from '../core/settings';
import type { RepositoryChoice, SettingsStore } from '../core/stores';
import { auditSet, WHOLE_LOG } from './audit-set';
import { ENTITIES, keys } from './keys';
import { toRevised } from './revised';
import { toPage } from './to-page';

const entity = ENTITIES.settings;
const auditRow = z.object({
  body: z.custom<AuditEntry>((value) => typeof value === 'object' && value !== null),
});
const choice: z.ZodType<RepositoryChoice> = z.object({
  repository: z.string(),
  enabled: z.boolean(),
  destinations: z.array(z.string()).exactOptional(),
});

export function createSettingsStore(kv: Kv): SettingsStore {
  /** Settings and their audit entry in one transaction: none without the other. */
  async function save(
    key: string,
    body: unknown,
    revision: number,
    audit: AuditEntry,
    more: readonly KvSet[] = [],
  ) {
    const next = revision + 1;
    const saved = await kv.transact([
      {
        entity,
        key,
        value: { revision: next, body },
        onlyIf:
          revision === 0
            ? { attribute: 'revision', absent: true }
            : { attribute: 'revision', equals: revision },
      },
      auditSet(audit),
      ...more,
    ]);
    return saved ? next : undefined;
  }

  return {
    async workspace() {
      return toRevised(await kv.get({ entity, key: keys.workspaceSettings }), workspaceSettings);
    },

    async both(repository) {
      const [workspace, own] = await kv.getMany([
        { entity, key: keys.workspaceSettings },
        { entity, key: keys.repositorySettings(repository) },
      ]);
      return {
        workspace: toRevised(workspace, workspaceSettings),
        repository: toRevised(own, repositorySettings),
      };
    },

    saveWorkspace: (value, revision, audit) => save(keys.workspaceSettings, value, revision, audit),

    saveRepository: (repository, value, revision, audit) =>
      save(keys.repositorySettings(repository), value, revision, audit, [
        choiceSet({
          repository,
          enabled: value.enabled,
          ...named(value),
        }),
      ]),

    async choices() {
      const values = await kv.list(keys.choicesOfAll);
      return values.flatMap((value) => choice.safeParse(value).data ?? []);
    },

    secret: (id) => kv.getSecret(keys.destinationSecret(id)),

    async saveSecret(id, secret, audit) {
      await kv.setSecret(keys.destinationSecret(id), secret);
      await kv.set(auditSet(audit));
    },

    deleteSecret: (id) => kv.deleteSecret(keys.destinationSecret(id)),

    async audit(subject, limit) {
      const page = await kv.query({
        entity: ENTITIES.audit,
        index: 'by-subject',
        partition: [subject],
        newestFirst: true,
        limit,
      });
      return toPage(page, readEntry).values;
    },

    async auditLog(limit, cursor) {
      const page = await kv.query({
        entity: ENTITIES.audit,
        index: 'by-time',
        partition: [WHOLE_LOG],
        newestFirst: true,
        limit,
        ...(cursor !== undefined && { cursor }),
      });
      return toPage(page, readEntry);
    },
  };
}

function named({ destinations = [], rules }: RepositorySettings): {
  destinations?: readonly string[];
} {
  const ids = new Set([...destinations, ...rules.flatMap((rule) => rule.destinations ?? [])]);
  return ids.size === 0 ? {} : { destinations: [...ids] };
}

/** Apart from the settings, so that those of all repositories can be listed. */
function choiceSet(value: RepositoryChoice): KvSet {
  return { key: keys.choices(value.repository), value };
}

function readEntry(value: unknown): AuditEntry | undefined {
  return auditRow.safeParse(value).data?.body;
}
