import type { RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import type { Failure } from '../core/delivery/types';
import { effectiveSettings } from '../core/effective-settings';
import { BridgeError } from '../core/errors';
import { selectSboms } from '../core/sbom/discover/discover';
import { MAX_SBOM_BYTES } from '../core/sbom/read/decode';
import { readSbom } from '../core/sbom/read-sbom';
import { score, type Score } from '../core/sbom/score/score';
import { componentRows, type ComponentRow } from '../core/sbom/summary/component-rows';
import type { Finding, SbomFacts } from '../core/sbom/types';
import type { SettingsStore } from '../core/stores';
import { toFailure } from './failure';

export interface InspectFilePorts {
  readonly source: SourceRepository;
  readonly settings: SettingsStore;
}

/** A file as far as it can be read as an SBOM. */
export interface InspectedFile {
  /** Why it is not forwarded, or is no SBOM. */
  readonly problem?: Failure;
  readonly facts?: SbomFacts;
  readonly quality?: Score;
  readonly findings: readonly Finding[];
  /** In the order of the document; fewer than `total` where all would not fit an answer. */
  readonly components: readonly ComponentRow[];
  readonly total: number;
  /** Whether its path is one of those that the app looks at. */
  readonly selected: boolean;
}

/** The answer has to fit 5 MB; what else is in it takes less than 1 MB. */
const MAX_ROWS_BYTES = 3_500_000;

/**
 * Reads one file of a repository at a commit. What is wrong with the document is in the answer;
 * throws BITBUCKET_*, and REQUEST_INVALID for what is no path or no hash.
 */
export function createInspectFile({ source, settings }: InspectFilePorts) {
  return async (
    id: RepositoryId,
    { path, commit }: { readonly path: string; readonly commit: string },
  ): Promise<InspectedFile> => {
    const { workspace, repository } = await settings.both(id.uuid);
    const inForce = effectiveSettings(workspace.value, repository.value);
    const selected = selectSboms([path], inForce).length > 0;
    const bytes = await fetchFile(id, commit, path);
    if ('code' in bytes) return { ...NOTHING, selected, problem: bytes };

    const { refusal, facts, model, valid, findings } = await readSbom(bytes);
    const problem = refusal && toFailure({ code: refusal.code, detail: refusal.message });
    if (model === undefined || facts === undefined) {
      return { ...NOTHING, selected, findings, ...(problem && { problem }) };
    }
    const { rows, total } = componentRows(model, MAX_ROWS_BYTES);
    return {
      ...(problem && { problem }),
      facts,
      quality: score(model, { valid }),
      findings,
      components: rows,
      total,
      selected,
    };
  };

  async function fetchFile(
    id: RepositoryId,
    commit: string,
    path: string,
  ): Promise<Uint8Array | Failure> {
    try {
      return await source.file(id, commit, path, MAX_SBOM_BYTES);
    } catch (error) {
      if (!(error instanceof BridgeError) || error.code !== 'SBOM_TOO_LARGE') throw error;
      return toFailure(error);
    }
  }
}

const NOTHING = { findings: [], components: [], total: 0 } as const;
