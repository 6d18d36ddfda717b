import type { AuditEntry } from '../core/audit';
import { keepsSecret } from '../core/delivery/keeps-secret';
import { BridgeError } from '../core/errors';
import type { Clock, RotateSecret } from '../core/ports';
import type { RepositorySettings, WorkspaceSettings } from '../core/settings';
import type { FactsStore, Revised, SettingsStore } from '../core/stores';

export interface SaveSettingsPorts {
  readonly settings: SettingsStore;
  readonly factsStore: Pick<FactsStore, 'getMany'>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly rotateSecret: RotateSecret;
}

/** `changed`: names of the members that differ from what the caller wants to save. */
export type Saved =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'stale'; readonly changed: readonly string[] };

/** Repositories that a refusal names. */
const NAMED_USERS = 5;

/**
 * Saves settings of either level with their audit entry. A revision that is not the stored one is
 * refused with the names of what differs, so that nobody's change is overwritten unseen.
 */
export function createSaveSettings(ports: SaveSettingsPorts) {
  const { settings, factsStore, clock, newId, rotateSecret } = ports;
  return {
    /** Throws SETTINGS_DESTINATION_USED where a repository or rule names one that is to be removed. */
    async workspace(value: WorkspaceSettings, revision: number, accountId: string): Promise<Saved> {
      const stored = await settings.workspace();
      if (stored.revision !== revision) return stale(stored, value);
      await refuseIfUsed(stored.value, value);
      const entry = audit(
        'save-workspace-settings',
        'workspace',
        accountId,
        differing(stored.value, value),
      );
      // A destination must not come with the secret of one of the same name, which may have been
      // left behind where a removal was cut off; nor take its own to where it was not entered for.
      const known = new Map(stored.value.destinations.map((config) => [config.id, config]));
      for (const config of value.destinations) {
        const before = known.get(config.id);
        const keeps = before !== undefined && keepsSecret(before, config);
        if (!keeps) await settings.deleteSecret(config.id);
      }
      const next = await settings.saveWorkspace(value, revision, entry);
      if (next === undefined) return stale(await settings.workspace(), value);
      const kept = new Set(value.destinations.map(({ id }) => id));
      for (const { id } of stored.value.destinations) {
        if (!kept.has(id)) await settings.deleteSecret(id);
      }
      return { kind: 'saved', revision: next };
    },

    async repository(
      repository: string,
      value: RepositorySettings,
      revision: number,
      accountId: string,
    ): Promise<Saved> {
      const { repository: stored } = await settings.both(repository);
      if (stored.revision !== revision) return stale(stored, value);
      const entry = audit(
        'save-repository-settings',
        repository,
        accountId,
        differing(stored.value, value),
      );
      const next = await settings.saveRepository(repository, value, revision, entry);
      if (next !== undefined) return { kind: 'saved', revision: next };
      return stale((await settings.both(repository)).repository, value);
    },

    /** Throws RUN_UNKNOWN_DESTINATION, and REQUEST_INVALID for what cannot be a secret. */
    async secret(destinationId: string, secret: string, accountId: string): Promise<void> {
      const entry = audit('save-secret', 'workspace', accountId, [
        `destinations.${destinationId}.secret`,
      ]);
      const { destinations } = (await settings.workspace()).value;
      const config = destinations.find(({ id }) => id === destinationId);
      if (config === undefined) {
        throw new BridgeError('RUN_UNKNOWN_DESTINATION', { detail: destinationId });
      }
      const stored = await settings.secret(destinationId);
      const kept = rotateSecret(config.kind, stored, secret);
      await settings.saveSecret(destinationId, kept, entry);
    },
  };

  /** What was chosen by name must not go away unseen: SBOMs would go nowhere. */
  async function refuseIfUsed(before: WorkspaceSettings, after: WorkspaceSettings): Promise<void> {
    const kept = new Set(after.destinations.map(({ id }) => id));
    const removed = new Set(before.destinations.map(({ id }) => id).filter((id) => !kept.has(id)));
    if (removed.size === 0) return;
    const choices = await settings.choices();
    const names = ({ destinations }: { destinations?: readonly string[] | undefined }): boolean =>
      destinations?.some((id) => removed.has(id)) ?? false;
    const users = choices.filter(names);
    const rules = after.rules.flatMap((rule, index) => (names(rule) ? [index + 1] : []));
    if (users.length === 0 && rules.length === 0) return;
    const named = users.slice(0, NAMED_USERS).map(({ repository }) => repository);
    const facts = await factsStore.getMany(named);
    const lines = [
      ...(rules.length > 0 ? [`workspace rules: ${rules.join(', ')}`] : []),
      ...named.map((uuid, index) => facts[index]?.fullName ?? uuid),
    ];
    if (users.length > named.length) lines.push(`and ${users.length - named.length} more`);
    throw new BridgeError('SETTINGS_DESTINATION_USED', { detail: lines.join('\n') });
  }

  function audit(
    action: AuditEntry['action'],
    subject: string,
    accountId: string,
    changed: readonly string[],
  ): AuditEntry {
    return { id: newId(), at: clock.now(), accountId, action, subject, changed };
  }
}

function stale<T extends object>(stored: Revised<T>, wanted: T): Saved {
  return { kind: 'stale', changed: differing(stored.value, wanted) };
}

function differing(one: object, other: object): string[] {
  const before = new Map(Object.entries(one));
  const after = new Map(Object.entries(other));
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter(
    (name) => JSON.stringify(before.get(name)) !== JSON.stringify(after.get(name)),
  );
}
