import { findRepository } from './directory';
import { findFile } from './find-file';
import { findPullRequest } from './find-pull-request';
import type { BridgeManifest } from './manifest';
import type { BridgeOptions } from './options';
import type { Place } from './place';
import { moduleAt, viewerOf } from './place-modules';

/** What an address says, decoded; all of it is a claim. */
export type Address = { readonly workspace: string } & (
  | { readonly kind: 'workspace-settings'; readonly module: string }
  | {
      readonly kind: 'repository-settings' | 'repository-page';
      readonly repository: string;
      readonly module: string;
    }
  | { readonly kind: 'pull-request'; readonly repository: string; readonly id: string }
  | {
      readonly kind: 'file';
      readonly repository: string;
      readonly revision: string;
      readonly path: string;
    }
);

const MISSING: Place = { kind: 'missing' };

/**
 * Finds what an address leads to, asking Bitbucket as `accountId`: `missing` is also what the
 * person may not see. Rejects where Bitbucket does not answer.
 */
export async function findPlace(
  { product, workspace }: Pick<BridgeOptions, 'product' | 'workspace'>,
  manifest: BridgeManifest,
  accountId: string,
  address: Address,
): Promise<Place> {
  if (address.workspace !== workspace.slug) return MISSING;
  const { kind } = address;
  if (kind === 'workspace-settings') {
    const module = moduleAt(manifest, kind, address.module);
    return module ? { kind, module } : MISSING;
  }
  const module = moduleAt(manifest, kind, 'module' in address ? address.module : undefined);
  if (!module) return MISSING;
  const repository = await findRepository(product, accountId, address.repository);
  if (!repository) return MISSING;
  switch (kind) {
    case 'repository-settings':
    case 'repository-page':
      return { kind, module, repository };
    case 'pull-request': {
      const pullRequest = await findPullRequest(product, accountId, repository, address.id);
      return pullRequest ? { kind, module, repository, pullRequest } : MISSING;
    }
    case 'file': {
      const { revision, path } = address;
      const file = await findFile(product, accountId, repository, revision, path);
      return file ? { kind, module: viewerOf(manifest, file.path), repository, file } : MISSING;
    }
  }
}
