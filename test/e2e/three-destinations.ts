import { grantSandboxEgress } from '../../host/sandbox-egress';
import type { DestinationConfig } from '../../src/core/settings';
import { asAdmin } from './call-as';
import type { LocalHost } from './local-host';

export const THREE: readonly DestinationConfig[] = [
  { id: 'interlynk', kind: 'interlynk', name: 'Interlynk', enabled: true },
  {
    id: 'dtrack',
    kind: 'dependency-track',
    name: 'Dependency-Track',
    enabled: true,
    address: 'https://dtrack.sandbox.example',
  },
  {
    id: 'intake',
    kind: 'https-endpoint',
    name: 'Intake',
    enabled: true,
    address: 'https://intake.sandbox.example/intake',
  },
];

/** Sets all three up as an admin does: access to their addresses, settings, secrets. */
export async function setUpThree(local: LocalHost): Promise<void> {
  const { host } = local;
  grantSandboxEgress(host);
  const { revision, settings } = await asAdmin(local, 'getWorkspacePage', {});
  await asAdmin(local, 'saveWorkspaceSettings', {
    revision,
    settings: { ...settings, destinations: [...THREE] },
  });
  const { dependencyTrackKey, endpointKey } = host.secrets;
  await asAdmin(local, 'saveDestinationSecret', { id: 'dtrack', secret: dependencyTrackKey });
  await asAdmin(local, 'saveDestinationSecret', { id: 'intake', secret: endpointKey });
}
