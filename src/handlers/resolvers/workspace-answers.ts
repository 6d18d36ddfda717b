import { toBridgeError } from '../../app/failure';
import type { createSaveSettings } from '../../app/save-settings';
import type { DestinationConfig } from '../../core/settings';
import { failureLines } from '../../core/delivery/connection-failure';
import { BridgeError } from '../../core/errors';
import type { Clock, ConnectionCheck, OpenDestination } from '../../core/ports';
import { heldFor, type Holds } from '../../core/delivery/holds';
import type { HoldStore, RunStore, SettingsStore } from '../../core/stores';
import type { createRetrySpent } from '../../app/retry-spent';
import { toRunReport } from '../run-report';
import { ok, type Answers } from './answers';
import { toSavedReply } from './saved';
import { viewDestinations } from './view-destinations';

export interface WorkspaceAnswersPorts {
  readonly settings: SettingsStore;
  readonly saveSettings: ReturnType<typeof createSaveSettings>;
  readonly openDestination: OpenDestination;
  readonly runs: RunStore;
  readonly holds: HoldStore;
  readonly clock: Clock;
  readonly retrySpent: ReturnType<typeof createRetrySpent>;
}

/** Runs that one page of the list shows. */
const RUNS_PER_PAGE = 20;

/** The calls of the workspace settings page. */
export function createWorkspaceAnswers(ports: WorkspaceAnswersPorts) {
  const { settings, saveSettings, openDestination, runs, holds, clock, retrySpent } = ports;
  return {
    async getWorkspacePage() {
      const { revision, value } = await settings.workspace();
      const destinations = await viewDestinations(settings, value.destinations);
      const held = heldUntil(await holds.get(), value.destinations, clock.now());
      return ok({ revision, settings: value, destinations, held });
    },

    async listSpentRuns({ cursor }) {
      const page = await runs.spent(RUNS_PER_PAGE, cursor);
      return ok({
        runs: page.values.map(toRunReport),
        ...(page.cursor !== undefined && { cursor: page.cursor }),
      });
    },

    async retryWorkspace() {
      return ok(await retrySpent());
    },

    async saveWorkspaceSettings(request, { caller }) {
      const { accountId } = caller;
      if (accountId === undefined) throw new BridgeError('NOT_ALLOWED');
      return toSavedReply(
        await saveSettings.workspace(request.settings, request.revision, accountId),
      );
    },

    async saveDestinationSecret({ id, secret }, { caller }) {
      await mustKnow(id);
      if (caller.accountId === undefined) throw new BridgeError('NOT_ALLOWED');
      await saveSettings.secret(id, secret, caller.accountId);
      return ok({});
    },

    async testDestination({ id }) {
      const { ok: good, lines } = await check(await mustKnow(id));
      return ok({ ok: good, lines: lines.map((line) => ({ ...line })) });
    },
  } satisfies Partial<Answers>;

  async function mustKnow(id: string): Promise<DestinationConfig> {
    const { value } = await settings.workspace();
    const config = value.destinations.find((destination) => destination.id === id);
    if (config === undefined) throw new BridgeError('RUN_UNKNOWN_DESTINATION', { detail: id });
    return config;
  }

  /** What is wrong with the destination is the answer to the test, not a failure of the call. */
  async function check(config: DestinationConfig): Promise<ConnectionCheck> {
    try {
      return await openDestination(config, await settings.secret(config.id)).test();
    } catch (thrown) {
      const error = toBridgeError(thrown);
      if (!error.code.startsWith('DESTINATION_')) throw error;
      return { ok: false, lines: failureLines(error) };
    }
  }
}

/** By id, until when a destination is left alone; those that are not are left out. */
function heldUntil(
  holds: Holds,
  destinations: readonly DestinationConfig[],
  now: number,
): Record<string, number> {
  return Object.fromEntries(
    destinations.flatMap(({ id }) => {
      const seconds = heldFor(holds, id, now);
      return seconds > 0 ? [[id, now + seconds * 1000]] : [];
    }),
  );
}
