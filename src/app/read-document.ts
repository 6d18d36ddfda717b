import type { RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import { BridgeError } from '../core/errors';
import { MAX_SBOM_BYTES } from '../core/sbom/read/decode';
import { readSbom } from '../core/sbom/read-sbom';
import type { SbomModel } from '../core/sbom/model/types';
import type { SbomFacts } from '../core/sbom/types';

/** A document of a repository, read anew. */
export interface ReadDocument {
  readonly model: SbomModel;
  readonly facts: SbomFacts;
  /** Out of what it was compressed or wrapped in. */
  readonly content: Uint8Array;
}

/**
 * Reads an SBOM at a commit. Throws BITBUCKET_* where the file cannot be had, and SBOM_* where it
 * is no SBOM that can be read: nothing else of a repository is ever handed out.
 */
export function createReadDocument({ source }: { readonly source: SourceRepository }) {
  return async (repository: RepositoryId, commit: string, path: string): Promise<ReadDocument> => {
    const bytes = await source.file(repository, commit, path, MAX_SBOM_BYTES);
    const { model, facts, content, refusal } = await readSbom(bytes);
    if (model === undefined || facts === undefined || content === undefined) {
      const { code, message } = refusal ?? { code: 'SBOM_UNREADABLE', message: undefined };
      throw new BridgeError(code, { detail: message });
    }
    return { model, facts, content };
  };
}
export type ReadDocumentAt = ReturnType<typeof createReadDocument>;
