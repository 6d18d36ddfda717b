import { toBridgeError } from '../../app/failure';
import type { createSaveSettings } from '../../app/save-settings';
import type { DestinationConfig } from '../../core/settings';
import { BridgeError, explain } from '../../core/errors';
import type { ConnectionCheck, OpenDestination } from '../../core/ports';
import type { SettingsStore } from '../../core/stores';
import { ok, type Answers } from './answers';
import { toSavedReply } from './saved';
import { viewDestinations } from './view-destinations';

export interface WorkspaceAnswersPorts {
  readonly settings: SettingsStore;
  readonly saveSettings: ReturnType<typeof createSaveSettings>;
  readonly openDestination: OpenDestination;
}

/** The calls of the workspace settings page. */
export function createWorkspaceAnswers({
  settings,
  saveSettings,
  openDestination,
}: WorkspaceAnswersPorts) {
  return {
    async getWorkspacePage() {
      const { revision, value } = await settings.workspace();
      const destinations = await viewDestinations(settings, value.destinations);
      return ok({ revision, settings: value, destinations });
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
      const { sentence, next } = explain(error.code);
      return { ok: false, lines: [{ ok: false, text: `${sentence} ${next}` }] };
    }
  }
}
