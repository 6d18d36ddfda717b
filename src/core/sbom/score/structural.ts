import type { SbomModel } from '../model/types';
import type { SbomFormat, Serialization } from '../formats';
import { category, notApplicable, perDocument } from './feature';
import type { CategoryScore, FeatureScore } from './types';

/** sbomqs stops at CycloneDX 1.6; 1.7 is as official. */
const VERSIONS: Readonly<Record<SbomFormat, ReadonlySet<string>>> = {
  cyclonedx: new Set(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7']),
  spdx: new Set(['2.1', '2.2', '2.3', '3.0', '3.0.1']),
};
/** sbomqs does not read the XML of SPDX 2, which is one of its five official forms. */
const SERIALIZATIONS: Readonly<Record<SbomFormat, ReadonlySet<Serialization>>> = {
  cyclonedx: new Set<Serialization>(['json', 'xml']),
  spdx: new Set<Serialization>(['json', 'yaml', 'rdf', 'tag-value', 'xml']),
};

/** sbomqs: sbom_spec_declared, sbom_spec_version, sbom_file_format, sbom_schema_valid. */
export function structural(model: SbomModel, valid: boolean | null): CategoryScore | undefined {
  const { format, specVersion, serialization } = model;
  return category({ name: 'Structural', weight: 8 }, [
    {
      ...{ name: 'format', weight: 0.3, score: 10 },
      reason: format === 'spdx' ? 'It is SPDX.' : 'It is CycloneDX.',
    },
    perDocument({ name: 'format version', weight: 0.3 }, VERSIONS[format].has(specVersion), {
      yes: 'The version of the format is an official one.',
      no: 'The version of the format is not known.',
    }),
    perDocument({ name: 'file format', weight: 0.2 }, SERIALIZATIONS[format].has(serialization), {
      yes: 'The file format is an official one.',
      no: 'The file format is not official.',
    }),
    schema(valid),
  ]);
}

/** sbomqs checks JSON only, and gives all other files 0; what was checked here counts in any. */
function schema(valid: boolean | null): FeatureScore {
  const feature = { name: 'schema', weight: 0.2 };
  if (valid === null) return notApplicable(feature, 'Its official rules were not checked.');
  return perDocument(feature, valid, {
    yes: 'It keeps the official rules of its format.',
    no: 'It breaks the official rules of its format.',
  });
}
