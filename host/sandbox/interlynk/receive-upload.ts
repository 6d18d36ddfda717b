import { isGiven } from './connection';
import type { InboxStorage } from './storage';
import type { EnvironmentRecord, ProductRecord } from './types';

/** As the GraphQL library hands over `SbomUploadInput`. */
export interface UploadInput {
  readonly doc: File;
  readonly projectGroupId?: string | null;
  readonly projectGroupName?: string | null;
  readonly projectId?: string | null;
  readonly projectName?: string | null;
}

/**
 * Stores an upload and plans the job that makes its version record. Answers with the payload's
 * `errors`: empty when accepted. Ids go before names; a product is made where there is none of
 * that name; an environment is not, since products have three that cannot be added to.
 *
 * The document itself is not looked at: the platform accepts first and processes later, so junk
 * is accepted too, and its job fails. That is how "accepted, but never seen again" can be tried.
 */
export async function receiveUpload(
  storage: InboxStorage,
  input: UploadInput,
  headers: Readonly<Record<string, string>>,
  times: { readonly now: number; readonly dueAt: number },
): Promise<readonly string[]> {
  const target = targetEnvironment(storage, input, times.now);
  if (typeof target === 'string') return [target];
  storage.addUpload({
    environmentId: target.id,
    fileName: input.doc.name,
    bytes: new Uint8Array(await input.doc.arrayBuffer()),
    headers,
    receivedAt: times.now,
    dueAt: times.dueAt,
  });
  return [];
}

function targetEnvironment(
  storage: InboxStorage,
  input: UploadInput,
  now: number,
): EnvironmentRecord | string {
  if (
    isGiven(input.projectId) &&
    !isGiven(input.projectGroupId) &&
    !isGiven(input.projectGroupName)
  ) {
    return storage.environment(input.projectId) ?? 'Environment not found';
  }
  const product = targetProduct(storage, input, now);
  if (typeof product === 'string') return product;
  const wanted = (input.projectName ?? '').trim().toLowerCase() || 'default';
  const environment = storage
    .environments(product.id)
    .find(({ id, name }) => (isGiven(input.projectId) ? id === input.projectId : name === wanted));
  return environment ?? 'Environment not found';
}

function targetProduct(
  storage: InboxStorage,
  input: UploadInput,
  now: number,
): ProductRecord | string {
  if (isGiven(input.projectGroupId)) {
    return storage.product(input.projectGroupId) ?? 'Product not found';
  }
  const name = (input.projectGroupName ?? '').trim();
  if (name === '') return 'Product not found';
  return storage.productNamed(name) ?? storage.createProduct(name, now);
}
