import type { DeliveryIdentity } from '../core/delivery/types';
import type { Ref } from '../core/events/types';
import type { Sha256 } from '../core/ports';

/**
 * Every key format of the store. Forge allows letters, digits and `:._-#` and white space, at most
 * 500 characters; whatever comes from outside is digested first.
 */
export const ENTITIES = {
  run: 'run',
  delivery: 'delivery',
  settings: 'settings',
  audit: 'audit',
} as const;

export const keys = {
  workspaceSettings: 'workspace',
  repositorySettings: (repository: string) => `repository:${repository}`,
  facts: (repository: string) => `facts:${repository}`,
  marks: 'marks',
  headsOf: (repository: string) => `head:${repository}:`,
  head: (sha256: Sha256, repository: string, ref: Ref) =>
    `head:${repository}:${sha256(JSON.stringify([ref.type, ref.name])).slice(0, 32)}`,
  /** Where a document is current: one destination, product and environment. */
  current: (
    sha256: Sha256,
    { destination, product, environment }: Omit<DeliveryIdentity, 'version' | 'sha256'>,
  ) => `current:${sha256(JSON.stringify([destination, product, environment])).slice(0, 40)}`,
  destinationSecret: (id: string) => `destination:${id}`,
};
