import { showFlag } from '@forge/bridge';
import type { Change } from '../../api/change-workspace';
import { revoke } from '../../api/egress';
import { originOfConfig } from './destination-draft';
import { hostOf } from './destination-words';

/**
 * Takes back the access to addresses that no destination has any more; Bitbucket may ask the admin
 * about it.
 */
export async function closeUnused({ before, after }: Change): Promise<void> {
  const used = new Set(after.destinations.map(originOfConfig));
  const origins = before.destinations.map(originOfConfig);
  for (const origin of new Set(origins.filter((one) => !used.has(one)))) {
    if (origin === undefined) continue;
    const reply = await revoke(origin);
    if (reply.ok || reply.problem.code === 'EGRESS_FIXED') continue;
    showFlag({
      id: `egress-${origin}`,
      title: `SBOM Bridge still has access to ${hostOf(origin)}`,
      description: 'Nothing is sent there any more.',
      type: 'info',
      isAutoDismiss: true,
    });
  }
}
