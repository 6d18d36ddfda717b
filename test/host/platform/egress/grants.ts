import { openDatabase, type HostDatabase } from '../../../../host/database';
import { createEgress, type Egress } from '../../../../host/platform/egress/egress';

/** The grants of an app whose manifest holds two addresses and allows more. */
export function testEgress(
  options: { database?: HostDatabase; installation?: string; enabled?: boolean } = {},
): Egress {
  return createEgress({
    manifest: {
      egress: ['https://api.example.com', 'https://*.example.org'],
      egressConfigurable: options.enabled ?? true,
    },
    database: options.database ?? openDatabase(':memory:'),
    installation: options.installation ?? 'installation',
  });
}

/** The payload of `permissions.egress.set` for one group. */
export function oneGroup(key: string, ...domains: string[]): object {
  return { egresses: [group(key, ...domains)] };
}

export function group(key: string, ...domains: string[]): object {
  return {
    key,
    description: `Why ${key}.`,
    configured: domains.map((domain) => ({ domain, type: ['FETCH_BACKEND_SIDE'] })),
  };
}
