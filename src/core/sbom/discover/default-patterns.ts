/**
 * The names that SBOMs have by convention: those of the CycloneDX specification's README, of SPDX
 * 2.3 clause 4.4, of SPDX 3 and of Microsoft's sbom-tool, and what common generators write;
 * compressed ones, and attestations that carry one. What a file is, its content tells: a name that
 * is found for nothing costs one line in the run, a name that is missed costs the SBOM. So
 * `sbom-*.json` is taken. Not taken are names that plainly are something else: `*.syft.json`,
 * `spdx.json`, and `*.intoto.jsonl` that names no SBOM (most of those are SLSA provenance).
 */
export const DEFAULT_PATTERNS: readonly string[] = [
  '**/bom.{json,xml}{,.gz,.zst}',
  '**/*.{cdx,spdx,cyclonedx,sbom,bom}.{json,xml}{,.gz,.zst}',
  '**/{sbom,cyclonedx,sbom[-_]*,*[-_]sbom,*[-_]bom}.{json,xml}{,.gz,.zst}',
  '**/*.spdx{,.yml,.yaml,.rdf,.rdf.xml}{,.gz,.zst}',
  '**/*.{spdx3.json,spdx3.jsonld,spdx.jsonld}{,.gz,.zst}',
  '**/*.{cdx,sbom}',
  '**/{sbom,bom,*.cdx,*.spdx,*.cyclonedx,*.sbom,*.bom,*[-_]sbom}.{intoto.jsonl,intoto.json,sigstore.json}',
  '**/_manifest/spdx_*/manifest.spdx.json',
];

/**
 * Other people's SBOMs and samples; test folders are the main source of false hits. Installed
 * packages bring their own (Python's lie in `*.dist-info/sboms`, PEP 770). `examples` and `docs`
 * are not left out: examples are products in many repositories.
 */
export const DEFAULT_EXCLUDES: readonly string[] = [
  '**/{node_modules,bower_components,vendor,third_party,third-party}/**',
  '**/{site-packages,*.dist-info,.venv,venv}/**',
  '**/.git/**',
  '**/{test,tests,__tests__,testing,testdata,test-data,test_data,testresources}/**',
  '**/{fixture,fixtures,__fixtures__}/**',
];
