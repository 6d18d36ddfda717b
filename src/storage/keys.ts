import type { Ref } from '../core/events/types';
import type { Sha256 } from '../core/ports';
import type { DocumentPlace } from '../core/stores';

/**
 * Every key format of the store. Forge allows letters, digits and `:._-#` and white space, at most
 * 500 characters; whatever comes from outside is digested first.
 */
export const ENTITIES = {
  run: 'run',
  delivery: 'delivery',
  settings: 'settings',
  audit: 'audit',
  import: 'import',
} as const;

export const keys = {
  workspaceSettings: 'workspace',
  repositorySettings: (repository: string) => `repository:${repository}`,
  choicesOfAll: 'choices:',
  choices: (repository: string) => `choices:${repository}`,
  factsOfAll: 'facts:',
  facts: (repository: string) => `facts:${repository}`,
  coverageOfAll: 'coverage:',
  coverage: (repository: string) => `coverage:${repository}`,
  marks: 'marks',
  indexMark: 'index-mark',
  holds: 'holds',
  import: 'import',
  /** The repositories that an import walks, part after part. */
  importList: (id: string, part: number) => `import-list:${id}:${String(part)}`,
  /** The app's own comment on a pull request. */
  comment: (repository: string, pullRequest: number) =>
    `comment:${repository}:${String(pullRequest)}`,
  hints: (repository: string) => `hints:${repository}`,
  latest: (sha256: Sha256, repository: string, ref: Ref) =>
    `latest:${repository}:${refKey(sha256, ref)}`,
  baseline: (repository: string) => `baseline:${repository}`,
  /** By the name alone, since a delivery knows no more: a tag of that name costs a listing. */
  unsettled: (sha256: Sha256, repository: string, ref: string) =>
    `unsettled:${repository}:${sha256(ref).slice(0, 32)}`,
  headsOf: (repository: string) => `head:${repository}:`,
  head: (sha256: Sha256, repository: string, ref: Ref) =>
    `head:${repository}:${refKey(sha256, ref)}`,
  /** What the repository sent last. */
  lastSent: (repository: string) => `order:${repository}`,
  /** Where a document is current. */
  current: (sha256: Sha256, place: DocumentPlace) => `current:${placeKey(sha256, place)}`,
  /** What was begun last there. */
  begun: (sha256: Sha256, place: DocumentPlace) => `begun:${placeKey(sha256, place)}`,
  destinationSecret: (id: string) => `destination:${id}`,
};

function placeKey(
  sha256: Sha256,
  { destination, product, environment, repository, path }: DocumentPlace,
): string {
  const place = JSON.stringify([destination, product, environment, repository, path]);
  return sha256(place).slice(0, 40);
}

function refKey(sha256: Sha256, { type, name }: Ref): string {
  return sha256(JSON.stringify([type, name])).slice(0, 32);
}
