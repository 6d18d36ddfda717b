import type { RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import { BridgeError, type ErrorCode } from '../core/errors';
import type { Failure } from '../core/delivery/types';
import type { Sha256 } from '../core/ports';
import { MAX_SBOM_BYTES } from '../core/sbom/read/decode';
import { readSbom } from '../core/sbom/read-sbom';
import type { Finding, SbomFacts } from '../core/sbom/types';
import { toFailure } from './failure';

export type Examined =
  | {
      readonly kind: 'sbom';
      readonly path: string;
      /** As they are sent, which `sha256` is of. */
      readonly bytes: Uint8Array;
      readonly sha256: string;
      readonly facts: SbomFacts;
      readonly findings: readonly Finding[];
    }
  /** `look-alike`: no SBOM at all, so nothing was refused. */
  | {
      readonly kind: 'refused' | 'look-alike';
      readonly path: string;
      readonly error: Failure;
      readonly facts?: SbomFacts;
      readonly findings: readonly Finding[];
    };

/** Findings that are kept with a run; a run has to fit one stored value. */
const KEPT_FINDINGS = 10;

/**
 * Fetches and checks one file. What is wrong with the file is a result; what is wrong with
 * Bitbucket is thrown.
 */
export async function examineDocument(
  source: SourceRepository,
  sha256: Sha256,
  id: RepositoryId,
  commit: string,
  path: string,
): Promise<Examined> {
  let bytes: Uint8Array;
  try {
    bytes = await source.file(id, commit, path, MAX_SBOM_BYTES);
  } catch (error) {
    if (!(error instanceof BridgeError) || !ABOUT_THE_FILE.includes(error.code)) throw error;
    return { kind: 'refused', path, error: toFailure(error), findings: [] };
  }
  const reading = await readSbom(bytes);
  const findings = reading.findings.slice(0, KEPT_FINDINGS);
  const facts = reading.facts;
  if (reading.refusal !== undefined || reading.content === undefined || facts === undefined) {
    const { code, message } = reading.refusal ?? { code: 'SBOM_INVALID', message: undefined };
    const kind = NO_SBOM.includes(code) ? 'look-alike' : 'refused';
    const error = toFailure({ code, detail: message });
    return { kind, path, error, findings, ...(facts && { facts }) };
  }
  const { content } = reading;
  return { kind: 'sbom', path, bytes: content, sha256: sha256(content), facts, findings };
}

/** The file is fine, it just is no SBOM. */
const NO_SBOM: readonly ErrorCode[] = ['SBOM_UNKNOWN_FORMAT', 'SBOM_NOT_AN_INVENTORY'];

const ABOUT_THE_FILE: readonly ErrorCode[] = [
  'SBOM_TOO_LARGE',
  'REQUEST_INVALID',
  'BITBUCKET_NOT_FOUND',
];
