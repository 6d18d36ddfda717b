import { collectFindings } from './findings/collect';
import { toModel } from './model/to-model';
import { readFile } from './read/read-file';
import type { FileReading } from './read/types';
import { score } from './score/score';
import { summarize } from './summary/summarize';
import type { Refusal, SbomReading } from './types';
import { validate } from './validate/validate';

/**
 * Reads a file that bears the name of an SBOM: what it is, whether it may be forwarded, and what
 * it holds. Never rejects, whatever the bytes are; takes time in proportion to their number.
 *
 * A CycloneDX document that breaks its schema is refused. An SPDX document is not: mainstream
 * generators break the released schemas, so what those say is told and nothing more.
 */
export async function readSbom(bytes: Uint8Array): Promise<SbomReading> {
  const file = await readFile(bytes, readSbom);
  if (!file.ok) return withoutDocument(file);
  const { parsed, content } = file;
  const { format, serialization, specVersion } = parsed;
  const identity = { format, serialization, specVersion };
  const findings = collectFindings();
  for (const finding of file.findings) findings.add(finding);

  const model = toModel(parsed);
  const valid = await validate(parsed, model, findings);
  const facts = summarize(model, score(model).overall);
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
  return { code: 'SBOM_INVALID', message: first?.message ?? 'The document breaks its schema.' };
}

function withoutDocument(file: Extract<FileReading, { ok: false }>): SbomReading {
  const { identity, refusal, valid, inside } = file;
  if (inside === undefined) return { identity, ok: false, refusal, valid, findings: [] };
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
