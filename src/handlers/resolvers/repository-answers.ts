import type { Authorize } from '../../app/authorize';
import type { createKnowRepository } from '../../app/repository-facts';
import { resolveEnvironment } from '../../app/resolve-environment';
import type { createRetrySpent } from '../../app/retry-spent';
import type { createRetryRun } from '../../app/retry-run';
import { withDeliveries } from '../../app/with-deliveries';
import type { createSaveSettings } from '../../app/save-settings';
import { effectiveSettings } from '../../core/effective-settings';
import { ruleSetsFor } from '../../core/environments/effective-rules';
import { BridgeError } from '../../core/errors';
import type { DeliveryStore, FactsStore, RunStore, SettingsStore } from '../../core/stores';
import { toRunReport } from '../run-report';
import { ok, type Answers } from './answers';
import { viewDestinations } from './view-destinations';
import { toSavedReply } from './saved';

export interface RepositoryAnswersPorts {
  readonly authorize: Authorize;
  readonly settings: SettingsStore;
  readonly runs: RunStore;
  readonly factsStore: FactsStore;
  readonly knowRepository: ReturnType<typeof createKnowRepository>;
  readonly saveSettings: ReturnType<typeof createSaveSettings>;
  readonly retryRun: ReturnType<typeof createRetryRun>;
  readonly retrySpent: ReturnType<typeof createRetrySpent>;
  readonly deliveries: DeliveryStore;
}

const RUNS_PER_PAGE = 25;

/** The calls of the repository settings page. */
export function createRepositoryAnswers(ports: RepositoryAnswersPorts) {
  const { authorize, settings, runs, factsStore, knowRepository, saveSettings, retryRun } = ports;
  const { deliveries, retrySpent } = ports;
  return {
    async getRepositoryPage(_request, { caller, repository }) {
      const { workspace, repository: own } = await settings.both(repository.uuid);
      const stored = await factsStore.get(repository.uuid);
      const { facts } = await knowRepository(repository, stored, undefined);
      const inForce = effectiveSettings(workspace.value, own.value);
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
          rules: rules.map((rule) => ({ ...rule, events: [...rule.events] })),
        })),
        patterns: [...inForce.patterns],
        excludes: [...inForce.excludes],
        productTemplate: inForce.productTemplate,
        destinations: await viewDestinations(settings, workspace.value.destinations),
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
      });
    },

    async listRuns({ cursor }, { repository }) {
      const page = await runs.page(repository.uuid, RUNS_PER_PAGE, cursor);
      const current = await withDeliveries(deliveries, page.values);
      return ok({
        runs: current.map(toRunReport),
        ...(page.cursor !== undefined && { cursor: page.cursor }),
      });
    },

    async retryRun({ runId }, { repository }) {
      await retryRun(repository.uuid, runId);
      return ok({});
    },

    async retryRepository(_request, { repository }) {
      return ok(await retrySpent(repository.uuid));
    },
  } satisfies Partial<Answers>;
}
