import type { SbomModel, Tool } from '../model/types';
import type { SbomFormat } from '../formats';
import { category, notApplicable, perDocument } from './feature';
import { isTimestamp } from './is-timestamp';
import { saysSomething } from './says-something';
import type { CategoryScore, FeatureScore } from './types';

/**
 * sbomqs: sbom_creation_timestamp, sbom_authors, sbom_tool_version, sbom_supplier,
 * sbom_namespace, sbom_lifecycle. All are of the document.
 */
export function provenance(model: SbomModel): CategoryScore | undefined {
  return category({ name: 'Provenance', weight: 12 }, [
    perDocument({ name: 'timestamp', weight: 0.2 }, isTimestamp(model.created), {
      yes: 'It says when it was made.',
      no:
        model.created === undefined ? 'It does not say when it was made.' : 'Its time is no time.',
    }),
    perDocument(
      { name: 'authors', weight: 0.2 },
      model.authors.some(({ name, email }) => saysSomething(name) || saysSomething(email)),
      { yes: 'It names its authors.', no: 'It names no author.' },
    ),
    tool(model),
    supplier(model),
    perDocument({ name: 'document id', weight: 0.15 }, hasDocumentId(model), {
      yes: 'It has an id of its own.',
      no: 'It has no serial number (CycloneDX) or namespace (SPDX).',
    }),
    lifecycle(model),
  ]);
}

function tool({ format, tools }: SbomModel): FeatureScore {
  const feature = { name: 'tool and version', weight: 0.2 };
  if (tools.some((one) => hasVersion(one, format))) {
    return { ...feature, score: 10, reason: 'It names its tool and the version of it.' };
  }
  return tools.some(({ name }) => saysSomething(name))
    ? { ...feature, score: 5, reason: 'It names its tool, but no version of it.' }
    : { ...feature, score: 0, reason: 'It names no tool.' };
}

/** SPDX writes `name-version`; sbomqs takes a last part with a digit in it for the version. */
function hasVersion({ name, version }: Tool, format: SbomFormat): boolean {
  if (!saysSomething(name)) return false;
  if (saysSomething(version)) return true;
  const dash = name.lastIndexOf('-');
  return format === 'spdx' && dash !== -1 && /\d/.test(name.slice(dash));
}

/** The organization that supplies the SBOM: a name, and a way to reach it. */
function supplier({ format, supplier: by }: SbomModel): FeatureScore {
  const feature = { name: 'supplier', weight: 0.15 };
  if (format === 'spdx') return notApplicable(feature, 'SPDX names no supplier of an SBOM.');
  const isReachable = saysSomething(by?.email) || saysSomething(by?.url);
  return perDocument(feature, saysSomething(by?.name) && isReachable, {
    yes: 'It names its supplier.',
    no: 'It names no supplier with a mail or web address.',
  });
}

/** CycloneDX: a serial number of UUID form. SPDX 3: an id that is an address, none within a file. */
function hasDocumentId({ format, specVersion, documentId }: SbomModel): boolean {
  if (documentId === undefined) return false;
  if (format === 'cyclonedx') return documentId.startsWith('urn:uuid:');
  return specVersion.startsWith('3.')
    ? /^(?:https?:\/\/|urn:)/.test(documentId)
    : saysSomething(documentId);
}

/** SPDX 2 has no place for it; SPDX 3 has the type of the SBOM. */
function lifecycle({ format, specVersion, phases }: SbomModel): FeatureScore {
  const feature = { name: 'lifecycle', weight: 0.1 };
  if (format === 'spdx' && !specVersion.startsWith('3.')) {
    return notApplicable(feature, 'SPDX 2 has no phase of the lifecycle.');
  }
  return perDocument(feature, phases.length > 0, {
    yes: 'It says in which phase it was made.',
    no: 'It does not say in which phase it was made.',
  });
}
