import type { GroupedFindings } from '../../findings/group-findings';
import type { FindingKind } from '../../findings/kinds';
import type { SbomModel } from '../../model/types';
import type { ParsedDocument } from '../../read/types';

/** RFC 3339 and, as ISO 8601 allows, without seconds or time zone. */
const TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T[0-2]\d:[0-5]\d(?::[0-6]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?$/i;

/** What the document says of itself, and whether it holds anything. */
export function checkDocument(
  parsed: ParsedDocument,
  model: SbomModel,
  add: GroupedFindings['add'],
): void {
  const tell = (kind: FindingKind, path: string, message: string, value?: string): void => {
    add(kind, kind, () => ({ path, message, ...(value !== undefined && { value }) }));
  };
  checkContent(model, tell);

  if (model.subject === undefined) {
    tell('no-subject', '', 'The SBOM does not say which product it is about');
  } else if (model.subject.version === undefined) {
    const message = 'The product that the SBOM is about has no version';
    tell('subject-without-version', model.subject.path, message);
  }
  if (model.documentId === undefined) {
    const name = model.format === 'spdx' ? 'documentNamespace' : 'serialNumber';
    tell('no-document-id', '', `The document has no ${name} that tells it from others`);
  }
  checkTime(parsed, model, tell);
  if (model.tools.length === 0) {
    tell('no-tools', '', 'The SBOM does not say which tool made it');
  }
  const revision = parsed.format === 'cyclonedx' ? parsed.document['version'] : undefined;
  if (typeof revision === 'number' && Number.isInteger(revision) && revision > 1) {
    tell('document-revision', '/version', `This is revision ${revision} of the document`);
  }
}

type Tell = (kind: FindingKind, path: string, message: string, value?: string) => void;

function checkContent(model: SbomModel, tell: Tell): void {
  const { components, files, vulnerabilities, dependencies } = model;
  if (components.length === 0 && vulnerabilities > 0) {
    tell('vex-only', '', 'The document lists vulnerabilities and no components (VEX)');
  } else if (components.length === 0) {
    const but = files === 0 ? '' : `, but ${files === 1 ? 'one file' : `${files} files`}`;
    tell('no-components', '', `The SBOM lists no components${but}`);
  }
  if (components.length > 1 && dependencies.every(({ to }) => to.length === 0)) {
    tell('no-dependencies', '', 'The SBOM does not say what depends on what');
  }
}

function checkTime(
  { format, serialization, specVersion }: ParsedDocument,
  model: SbomModel,
  tell: Tell,
): void {
  const { created } = model;
  if (created === undefined) {
    tell('no-timestamp', '', 'The SBOM does not say when it was made');
    return;
  }
  // The other formats have rules for it, which are checked as such.
  const hasRule =
    (format === 'cyclonedx' && serialization === 'json') || specVersion.startsWith('3.');
  if (hasRule || TIME.test(created)) return;
  const path = format === 'spdx' ? '/creationInfo/created' : '/metadata/timestamp';
  const message = 'The time at which the SBOM was made is none that programs can read';
  tell('timestamp-unreadable', path, message, created);
}
