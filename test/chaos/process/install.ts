import type { WorkspaceSettings } from '../../../src/core/settings';
import type { Host } from '../../../host/wire';
import { RULES } from '../rules';
import { callPatiently } from './call-app';

const ADDRESSES = {
  'dependency-track': 'https://dtrack.sandbox.example',
  'https-endpoint': 'https://intake.sandbox.example/intake',
} as const;

/** Installs the app as an admin would: rules, destinations, their secrets, the installed event. */
export async function install(host: Host, destinations: readonly string[]): Promise<void> {
  const all: WorkspaceSettings['destinations'] = [
    { id: 'interlynk', kind: 'interlynk', name: 'Interlynk', enabled: true },
    {
      id: 'dependency-track',
      kind: 'dependency-track',
      name: 'Dependency-Track',
      enabled: true,
      address: ADDRESSES['dependency-track'],
    },
    {
      id: 'https-endpoint',
      kind: 'https-endpoint',
      name: 'Endpoint',
      enabled: true,
      address: ADDRESSES['https-endpoint'],
    },
  ];
  const { interlynkToken, dependencyTrackKey, endpointKey } = host.secrets;
  const secrets: Readonly<Record<string, string>> = {
    interlynk: interlynkToken,
    'dependency-track': dependencyTrackKey,
    'https-endpoint': endpointKey,
  };
  host.platform.egress.grant(Object.values(ADDRESSES).map((address) => new URL(address).origin));
  const wanted = all.filter(({ id }) => destinations.includes(id));
  const { revision, settings } = await callPatiently(host, 'getWorkspacePage', {});
  if (revision === 0) {
    await callPatiently(host, 'saveWorkspaceSettings', {
      revision,
      settings: { ...settings, rules: RULES, destinations: wanted },
    });
  }
  for (const { id } of wanted) {
    await callPatiently(host, 'saveDestinationSecret', { id, secret: secrets[id] ?? '' });
  }
  host.platform.emit({ eventType: 'avi:forge:installed:app', id: 'chaos' });
  await host.platform.idle();
}
