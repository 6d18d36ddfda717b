import type { RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import { BridgeError, type ErrorCode } from '../core/errors';
import type { Failure, Notation } from '../core/delivery/types';
import { MAX_SBOM_BYTES } from '../core/sbom/read/decode';
import { readSbom } from '../core/sbom/read-sbom';
import type { Finding, SbomFacts } from '../core/sbom/types';
import { toFailure } from './failure';

export type Examined = ExaminedSbom | Unusable;

export interface ExaminedSbom {
  readonly kind: 'sbom';
  readonly path: string;
  /** The document itself: out of what it was compressed or wrapped in. */
  readonly content: Uint8Array;
  readonly notation: Notation;
  readonly facts: SbomFacts;
  readonly findings: readonly Finding[];
}

export interface Unusable {
  /** `look-alike`: no SBOM at all, so nothing was refused. `twin`: another one is forwarded. */
  readonly kind: 'refused' | 'look-alike' | 'twin';
  readonly path: string;
  readonly error: Failure;
  readonly facts?: SbomFacts;
  readonly findings: readonly Finding[];
}

/** Findings that are kept with a run; a run has to fit one stored value. */
const KEPT_FINDINGS = 10;

/** The file is fine, it just is no inventory. */
const NO_SBOM: readonly ErrorCode[] = ['SBOM_UNKNOWN_FORMAT', 'SBOM_NOT_AN_INVENTORY'];

/**
 * Fetches and checks one file. What is wrong with the file is a result; what is wrong with
 * Bitbucket is thrown.
 */
export async function examineDocument(
  source: SourceRepository,
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
  const { refusal, content, ...reading } = await readSbom(bytes);
  const { facts, findings } = whole({
    facts: reading.facts,
    findings: reading.findings.slice(0, KEPT_FINDINGS),
  });
  if (refusal === undefined && facts !== undefined && content !== undefined) {
    const { format, serialization, specVersion } = facts;
    const notation = { format, serialization, specVersion };
    return { kind: 'sbom', path, content, notation, facts, findings };
  }
  const { code, message } = refusal ?? { code: 'SBOM_INVALID', message: undefined };
  const kind = NO_SBOM.includes(code) ? 'look-alike' : 'refused';
  return {
    kind,
    path,
    error: toFailure({ code, detail: message }),
    findings,
    ...(facts && { facts }),
  };
}

/**
 * A copy. A text that was cut out of a longer one keeps that one in memory, and what is kept of a
 * document must not keep the document.
 */
function whole<T>(value: T): T {
  return structuredClone(value);
}

const ABOUT_THE_FILE: readonly ErrorCode[] = [
  'SBOM_TOO_LARGE',
  'REQUEST_INVALID',
  'BITBUCKET_NOT_FOUND',
];
