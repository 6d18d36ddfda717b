import { versionName, type VersionSource } from '../core/delivery/version-template';
import type { Failure } from '../core/delivery/types';
import type { Sha256 } from '../core/ports';
import { stamp } from '../core/sbom/stamp/stamp';
import type { SbomFacts } from '../core/sbom/types';
import { toFailure } from './failure';
import type { ExaminedSbom } from './examine-document';

export interface Prepared {
  /** As they are sent, which `sha256` is of. */
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly facts: SbomFacts;
  /** What was changed, one plain line each. */
  readonly changes: readonly string[];
}

/**
 * Fits a document to the rule that sends it: sets the version that the rule asks for. A document
 * that cannot bear it is not sent, since it would be filed under a version that nobody meant.
 *
 * @param template of the rule; undefined, or not to be filled for this event = as the document says
 */
export function prepareDocument(
  { content, notation, facts }: ExaminedSbom,
  template: string | undefined,
  source: Omit<VersionSource, 'version'>,
  sha256: Sha256,
): Prepared | { readonly error: Failure } {
  const own = facts.subject?.version;
  const version =
    template === undefined
      ? undefined
      : versionName(template, { ...source, ...(own !== undefined && { version: own }) });
  if (version === undefined) {
    return { bytes: content, sha256: sha256(content), facts, changes: [] };
  }
  const stamped = stamp({ content, parsed: notation, version });
  if (!stamped.ok) {
    return { error: toFailure({ code: 'SBOM_NOT_STAMPED', detail: stamped.reason }) };
  }
  const { content: bytes, changes } = stamped;
  const subject = { name: '', ...facts.subject, version };
  return { bytes, sha256: sha256(bytes), facts: { ...facts, subject }, changes };
}
