import type { DestinationView } from '../../contract/parts';
import type { DestinationConfig } from '../../core/settings';
import type { SettingsStore } from '../../core/stores';

/** Destinations as panels show them: whether a secret is stored, never the secret. */
export async function viewDestinations(
  settings: Pick<SettingsStore, 'secret'>,
  destinations: readonly DestinationConfig[],
): Promise<DestinationView[]> {
  return Promise.all(
    destinations.map(async (config) => {
      const { id, kind, name, enabled } = config;
      const hasSecret = (await settings.secret(id)) !== undefined;
      const origin = 'address' in config ? { origin: new URL(config.address).origin } : {};
      return { id, kind, name, enabled, ...origin, hasSecret };
    }),
  );
}
