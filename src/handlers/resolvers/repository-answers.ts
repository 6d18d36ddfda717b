import type { Authorize } from '../../app/authorize';
import type { createListBranches } from '../../app/list-branches';
import type { createKnowRepository } from '../../app/repository-facts';
import { resolveEnvironment } from '../../app/resolve-environment';
import type { createSaveSettings } from '../../app/save-settings';
import { ruleToView } from '../../contract/rule-to-view';
import type { SourceRepository } from '../../core/bitbucket-ports';
import { effectiveSettings } from '../../core/effective-settings';
import { ruleSetsFor } from '../../core/environments/effective-rules';
import { BridgeError } from '../../core/errors';
import { leftOutBy } from '../../core/repository-scope';
import { repositorySettings } from '../../core/settings';
import type { FactsStore, SettingsStore } from '../../core/stores';
import { ok, type Answers } from './answers';
import { viewDestinations } from './view-destinations';
import { toSavedReply } from './saved';

export interface RepositoryAnswersPorts {
  readonly authorize: Authorize;
  readonly settings: SettingsStore;
  readonly source: SourceRepository;
  readonly factsStore: FactsStore;
  readonly knowRepository: ReturnType<typeof createKnowRepository>;
  readonly saveSettings: ReturnType<typeof createSaveSettings>;
  readonly listBranches: ReturnType<typeof createListBranches>;
}

/** Of all paths together, in characters: the platform hands over answers of some megabytes only. */
const MAX_PATHS_LENGTH = 1_000_000;

/** The calls of the repository settings page. */
export function createRepositoryAnswers(ports: RepositoryAnswersPorts) {
  const { authorize, settings, source, factsStore, knowRepository, saveSettings } = ports;
  const { listBranches } = ports;
  return {
    async getRepositoryPage(_request, { caller, repository }) {
      const { workspace, repository: own } = await settings.both(repository.uuid);
      const stored = await factsStore.get(repository.uuid);
      const { facts } = await knowRepository(repository, stored, undefined);
      // What stands in for the fields that this level leaves empty.
      const inForce = effectiveSettings(workspace.value, repositorySettings.parse({}));
      const { report, buildStatus, comment, gate } = inForce;
      const inherited = ruleSetsFor(workspace.value, own.value).filter(
        ({ origin }) => origin !== 'repository',
      );
      return ok({
        repository: {
          uuid: repository.uuid,
          fullName: facts.fullName,
          ...(facts.mainBranch !== undefined && { mainBranch: facts.mainBranch }),
        },
        revision: own.revision,
        settings: own.value,
        inherited: inherited.map(({ origin, rules }) => ({
          origin,
          rules: rules.map(ruleToView),
        })),
        patterns: [...inForce.patterns],
        excludes: [...inForce.excludes],
        productTemplate: inForce.productTemplate,
        feedback: { report, buildStatus, comment, gate },
        destinations: await viewDestinations(settings, workspace.value.destinations),
        excluded: leftOutBy(workspace.value.repositories, facts) !== undefined,
        workspaceAdmin: await authorize.isWorkspaceAdmin(caller),
      });
    },

    async saveRepositorySettings(request, { caller, repository }) {
      const { accountId } = caller;
      if (accountId === undefined) throw new BridgeError('NOT_ALLOWED');
      return toSavedReply(
        await saveSettings.repository(
          repository.uuid,
          request.settings,
          request.revision,
          accountId,
        ),
      );
    },

    async previewEnvironment({ event, ref, rules }, { repository }) {
      const levels = await settings.both(repository.uuid);
      const own = { value: { rules: rules ?? levels.repository.value.rules } };
      const stored = await factsStore.get(repository.uuid);
      const known = await knowRepository(repository, stored, undefined);
      const decision = await resolveEnvironment(
        { workspace: levels.workspace, repository: own },
        { name: event },
        ref,
        known,
      );
      return ok({
        kind: decision.kind,
        ...(decision.kind === 'send' && { environment: decision.environment }),
        ...(decision.kind !== 'no-rule' && { rule: decision.rule.label }),
        excluded: leftOutBy(levels.workspace.value.repositories, known.facts) !== undefined,
      });
    },

    async listBranches(_request, { repository }) {
      const { branches, model, ...rest } = await listBranches(repository);
      return ok({
        ...rest,
        branches: branches.map(({ name, hash, date }) => ({ name, hash, date })),
        model: { ...model, prefixes: { ...model.prefixes } },
      });
    },

    async listFiles({ commit }, { repository }) {
      const { paths, complete } = await source.files(repository, commit.toLowerCase());
      const kept = withinSize(paths);
      return ok({ paths: kept, complete: complete && kept.length === paths.length });
    },
  } satisfies Partial<Answers>;
}

/** The first paths, as many as fit. */
function withinSize(paths: readonly string[]): string[] {
  let left = MAX_PATHS_LENGTH;
  const end = paths.findIndex((path) => (left -= path.length) < 0);
  return paths.slice(0, end < 0 ? undefined : end);
}
