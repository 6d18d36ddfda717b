/**
 * The names that SBOMs have by convention: those of the CycloneDX specification's README, of SPDX
 * 2.3 clause 4.4 and of Microsoft's sbom-tool, and what common generators write. Serializations
 * that are not forwarded yet are found too, so that a run can say so.
 */
export const DEFAULT_PATTERNS: readonly string[] = [
  '**/bom.{json,xml}',
  '**/*.{cdx,spdx,cyclonedx,sbom}.{json,xml}',
  '**/{sbom,*-sbom,*_sbom,*-bom,*_bom}.{json,xml}',
  '**/*.bom.{json,xml}',
  '**/*.spdx{,.yml,.yaml,.rdf,.rdf.xml}',
  '**/*.spdx3.json',
  '**/*.cdx',
  '**/_manifest/spdx_*/manifest.spdx.json',
];

/** Other people's SBOMs and samples; test folders are the main source of false hits. */
export const DEFAULT_EXCLUDES: readonly string[] = [
  '**/node_modules/**',
  '**/vendor/**',
  '**/.git/**',
  '**/{test,tests,testdata,__tests__}/**',
  '**/fixtures/**',
];
