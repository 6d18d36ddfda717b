import { createHash } from 'node:crypto';
import { MAX_SBOM_BYTES } from '../../src/core/sbom/read/decode';
import { readSbom } from '../../src/core/sbom/read-sbom';
import {
  requirements,
  type RequirementList,
} from '../../src/core/sbom/score/requirements/requirements';
import { score, type Score } from '../../src/core/sbom/score/score';
import { fingerprint } from '../../src/core/sbom/summary/fingerprint';
import type { Identity, SbomReading } from '../../src/core/sbom/types';
import { HEAD_BYTES, hasSbomSigns } from './looks-like-sbom';
import type { Listed } from './list-files';
import { readBytes } from './read-bytes';

/** What became of looking at one file. */
export interface Inspection {
  readonly file: string;
  /** There is no such path: the command line is at fault. */
  readonly missing: boolean;
  /** Absent where the file could not be read. */
  readonly sha256?: string;
  readonly document: InspectedDocument;
}

/** A document and what the engine says about it. The model is let go of. */
export interface InspectedDocument {
  readonly identity: Identity;
  readonly forwardable: boolean;
  readonly valid: boolean | null;
  /** Why it is no SBOM or not forwarded. */
  readonly code?: string;
  readonly reason?: string;
  readonly findings: SbomReading['findings'];
  readonly facts?: NonNullable<SbomReading['facts']>;
  readonly scores?: Score;
  readonly requirements?: readonly RequirementList[];
  /** The same for two builds of the same things. */
  readonly fingerprint?: string;
  readonly inside?: InspectedDocument;
}

const NOTHING: Identity = { format: null, serialization: null, specVersion: null };

/**
 * Reads one listed file and lets go of its content. Undefined: a file of a folder that has no name
 * of an SBOM, and is none.
 */
export async function inspectFile(listed: Listed): Promise<Inspection | undefined> {
  const { file } = listed;
  if (!('place' in listed)) return unread(file, listed.reason, listed.missing);
  if (listed.bySigns) {
    const head = await readBytes(listed.place, HEAD_BYTES);
    if (head.ok && !hasSbomSigns(head.bytes)) return undefined;
  }
  const read = await readBytes(listed.place);
  if (!read.ok) return unread(file, read.reason, read.missing);
  if (read.tooLarge) {
    const megabytes = MAX_SBOM_BYTES / 1024 / 1024;
    return unread(file, `It is larger than the ${megabytes} MiB that are read.`, false);
  }
  const document = inspected(await readSbom(read.bytes));
  return { file, missing: false, sha256: sha256(read.bytes), document };
}

function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

function unread(file: string, reason: string, missing: boolean): Inspection {
  const document = { identity: NOTHING, forwardable: false, valid: null, reason, findings: [] };
  return { file, missing, document };
}

function inspected(reading: SbomReading): InspectedDocument {
  const { identity, ok, refusal, valid, findings, facts, model, inside } = reading;
  const base = {
    identity,
    forwardable: ok,
    valid,
    ...(refusal && { code: refusal.code, reason: refusal.message }),
  };
  // An envelope repeats what it carries: told once, below it.
  if (inside !== undefined) return { ...base, findings: [], inside: inspected(inside) };
  return {
    ...base,
    findings,
    ...(facts && { facts }),
    ...(model && {
      scores: score(model, { valid }),
      requirements: requirements(model),
      fingerprint: fingerprint(model, sha256),
    }),
  };
}

/** Whether nothing was looked at: too large, no file, or not ours to read. */
export function isUnread({ code, reason }: InspectedDocument): boolean {
  return code === undefined && reason !== undefined;
}

/** Whether the file is, or carries, an SBOM that keeps the rules of its format. */
export function isFine({ forwardable, valid, inside }: InspectedDocument): boolean {
  return forwardable && (inside === undefined ? valid !== false : isFine(inside));
}
