import { documentFacts } from '../inboxes/document-facts';
import { isGiven } from './connection';
import { productLimit, versionLimit } from './free-tier';
import type { InboxStorage } from './storage';
import { may, type Terms } from './terms';
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
 * The document itself is not judged: the platform accepts first and processes later, so junk
 * is accepted too, and its job fails. That is how "accepted, but never seen again" can be tried.
 */
export async function receiveUpload(
  storage: InboxStorage,
  terms: Terms,
  input: UploadInput,
  {
    headers,
    now,
    dueAt,
  }: {
    readonly headers: Readonly<Record<string, string>>;
    readonly now: number;
    readonly dueAt: number;
  },
): Promise<readonly string[]> {
  if (!may(terms, 'update_sbom')) return ['You are not authorized to upload SBOMs'];
  const target = targetEnvironment(storage, terms, input, now);
  if (typeof target === 'string') return [target];
  const bytes = new Uint8Array(await input.doc.arrayBuffer());
  const limit = versionLimit(terms, storage, target.productId, documentFacts(bytes)?.version);
  if (limit !== undefined) return [limit];
  const { id: environmentId } = target;
  const fileName = input.doc.name;
  storage.addUpload({ environmentId, fileName, bytes, headers, receivedAt: now, dueAt });
  return [];
}

function targetEnvironment(
  storage: InboxStorage,
  terms: Terms,
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
  const product = targetProduct(storage, terms, input, now);
  if (typeof product === 'string') return product;
  const wanted = (input.projectName ?? '').trim().toLowerCase() || 'default';
  const environment = storage
    .environments(product.id)
    .find(({ id, name }) => (isGiven(input.projectId) ? id === input.projectId : name === wanted));
  return environment ?? 'Environment not found';
}

function targetProduct(
  storage: InboxStorage,
  terms: Terms,
  input: UploadInput,
  now: number,
): ProductRecord | string {
  if (isGiven(input.projectGroupId)) {
    return storage.product(input.projectGroupId) ?? 'Product not found';
  }
  const name = (input.projectGroupName ?? '').trim();
  if (name === '') return 'Product not found';
  const there = storage.productNamed(name);
  if (there !== undefined) return there;
  if (!may(terms, 'create_product_group')) return 'You are not authorized to create products';
  return productLimit(terms, storage) ?? storage.createProduct(name, now);
}
