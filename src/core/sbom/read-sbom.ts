import { collectFindings, quote, type NewFinding } from './findings/collect';
import { toModel } from './model/to-model';
import { TooLargeError } from './read/pieces';
import { readFile } from './read/read-file';
import type { FileReading } from './read/types';
import { score } from './score/score';
import { summarize } from './summary/summarize';
import type { Identity, Refusal, SbomReading } from './types';
import { validate } from './validate/validate';

/** Envelopes in envelopes; nobody writes two. */
const MAX_ENVELOPES = 3;

const UNKNOWN: Identity = { format: null, serialization: null, specVersion: null };

/**
 * Reads a file that bears the name of an SBOM: what it is, whether it may be forwarded, and what
 * it holds. Never rejects, whatever the bytes are; takes time in proportion to their number.
 *
 * A CycloneDX document that breaks its schema is refused. An SPDX document is not: mainstream
 * generators break the released schemas, so what those say is told and nothing more.
 */
export function readSbom(bytes: Uint8Array): Promise<SbomReading> {
  return readAt(bytes, 0, []);
}

async function readAt(
  bytes: Uint8Array,
  depth: number,
  noted: readonly NewFinding[],
): Promise<SbomReading> {
  let identity = UNKNOWN;
  try {
    if (depth > MAX_ENVELOPES) return tooManyEnvelopes();
    const file = await readFile(bytes, (inside, about) => readAt(inside, depth + 1, about));
    if (!file.ok) return withoutDocument(file, noted);
    const { format, serialization, specVersion } = file.parsed;
    identity = { format, serialization, specVersion };
    return await withDocument(file, identity, noted);
  } catch (error) {
    return failed(error, identity);
  }
}

async function withDocument(
  { parsed, content, findings: told }: Extract<FileReading, { ok: true }>,
  identity: Identity,
  noted: readonly NewFinding[],
): Promise<SbomReading> {
  const findings = collectFindings();
  for (const finding of [...noted, ...told]) findings.add(finding);
  const model = toModel(parsed);
  const valid = await validate(parsed, model, findings);
  const facts = summarize(model, score(model, { valid }).overall);
  const listed = findings.list();
  const reading = { identity, valid, findings: listed, facts, model, content };
  const refusal = refusalOf(reading);
  return refusal === undefined ? { ok: true, ...reading } : { ok: false, refusal, ...reading };
}

function refusalOf({
  identity,
  valid,
  findings,
  model,
}: Omit<SbomReading, 'ok'>): Refusal | undefined {
  if (model !== undefined && model.vulnerabilities > 0 && model.components.length === 0) {
    const message = 'It lists vulnerabilities and no components.';
    return { code: 'SBOM_NOT_AN_INVENTORY', message };
  }
  if (identity.format !== 'cyclonedx' || valid !== false) return undefined;
  const [first] = findings;
  if (first === undefined) return { code: 'SBOM_INVALID', message: 'It breaks its schema.' };
  const { path, message } = first;
  return { code: 'SBOM_INVALID', message: path === '' ? message : `At ${quote(path)}: ${message}` };
}

function withoutDocument(
  file: Extract<FileReading, { ok: false }>,
  noted: readonly NewFinding[],
): SbomReading {
  const { identity, refusal, valid, inside } = file;
  if (inside === undefined) {
    const findings = collectFindings();
    for (const finding of noted) findings.add(finding);
    return { identity, ok: false, refusal, valid, findings: findings.list() };
  }
  const { ok, findings, facts, model, content } = inside;
  return {
    identity,
    ok,
    ...(ok ? {} : { refusal: inside.refusal ?? refusal }),
    valid,
    findings,
    ...(facts && { facts }),
    ...(model && { model }),
    ...(content && { content }),
    inside,
  };
}

function tooManyEnvelopes(): SbomReading {
  const message = `Envelopes are inside one another, more than ${MAX_ENVELOPES} deep.`;
  const refusal: Refusal = { code: 'SBOM_NESTING', message };
  return { identity: UNKNOWN, ok: false, refusal, valid: false, findings: [] };
}

/** Nothing else throws on purpose; a run ends in a recorded state even so. */
function failed(error: unknown, identity: Identity): SbomReading {
  return { identity, ok: false, refusal: refusalFor(error), valid: null, findings: [] };
}

function refusalFor(error: unknown): Refusal {
  if (error instanceof TooLargeError) {
    const message = 'What it refers to again and again adds up to more than is read.';
    return { code: 'SBOM_TOO_LARGE', message };
  }
  return error instanceof RangeError
    ? { code: 'SBOM_NESTING', message: 'It takes more memory to read than there is.' }
    : { code: 'SBOM_UNREADABLE', message: 'It cannot be read.' };
}
