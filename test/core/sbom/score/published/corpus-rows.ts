import type { Row } from './row';

/** interlynk-io/sbomqs. */
export const INTEGRATION_TEST =
  'pkg/scorer/v2/integration_test.go at 1479e6e857f007a11965d30ecd2d9f92c31079a8';

/** Counted in the files themselves, and not by our code. */
export const CORPUS_ROWS: readonly Row[] = [
  {
    name: 'scoring-minimal, CycloneDX 1.5',
    file: 'cyclonedx/scoring-minimal.cdx.json',
    // One component with a name and a type; the document has a serial number and no time.
    expected: {
      Identification: 0.4 * 10,
      Provenance: 0.15 * 10,
      Integrity: 0,
      Completeness: 0.1 * 10,
      Licensing: 0,
      Vulnerability: 0,
      Structural: 10,
    },
    overall: 1.8, // (40 + 18 + 0 + 12 + 0 + 0 + 80) / 82 = 1.829
    grade: 'F',
    // Completeness that is not declared was N/A then: 1.0 / .85 = 1.18, and 1.9 overall.
    published: `1.9 F: ${INTEGRATION_TEST}, cdx-minimal.json`,
  },
  {
    name: 'bsi-v2.1-fully-compliant, CycloneDX 1.6',
    file: 'cyclonedx/bsi-v2.1-fully-compliant.cdx.json',
    // 3 components with everything; not signed, and no dependencies listed as complete.
    expected: {
      Identification: 10,
      Provenance: 10,
      Integrity: 0.5 * 10 + 0.4 * 10,
      Completeness: 0.25 * 0 + (0.15 + 0.2 + 0.15 + 0.15 + 0.1) * 10,
      Licensing: 10,
      Vulnerability: 10,
      Structural: 10,
    },
    overall: 9.5, // (100 + 120 + 135 + 90 + 150 + 100 + 80) / 82 = 9.451
    grade: 'A',
  },
  {
    name: 'deprecated-licences, CycloneDX 1.5',
    file: 'cyclonedx/deprecated-licences.cdx.json',
    // 32 components, all with one deprecated licence; 26 of them with a restrictive one.
    expected: {
      Identification: 10,
      Provenance: (0.2 + 0.2 + 0.15) * 10,
      Integrity: 0,
      Completeness: 0.1 * 10,
      Licensing: ((0.2 + 0.2 + 0.2) * 10 + 0.15 * 0 + 0.2 * 10 * (6 / 32)) / 1.2,
      Vulnerability: 0,
      Structural: 10,
    },
    overall: 4.1, // (100 + 66 + 0 + 12 + 79.69 + 0 + 80) / 82 = 4.118
    grade: 'F',
  },
  {
    name: 'photon, SPDX 2.2',
    file: 'spdx/photon.spdx.json',
    // 38 packages: 37 versions, 1 SHA-256, 36 declared licences, none concluded, no purls.
    expected: {
      Identification: 0.4 * 10 + 0.35 * 10 * (37 / 38) + 0.25 * 10,
      Provenance: ((0.2 + 0.2 + 0.15) * 10) / 0.75,
      Integrity: (0.5 * 10 * (1 / 38) + 0.4 * 10) / 0.9,
      Completeness: (0.2 * 10) / 0.6,
      Licensing: (0.15 * 10 * (36 / 38) + 0.1 * 10) / 1.2,
      Vulnerability: 0,
      Structural: 10,
    },
    overall: 5, // (99.08 + 88 + 68.86 + 40 + 30.26 + 0 + 80) / 82 = 4.954
    grade: 'F',
    // Then a signature and complete dependencies counted against SPDX (4.1 and 2.5), and the
    // sum of licensing was 1.0 (2.4); the other four categories are the same.
    published:
      '4.8 F: sbomqs 2.0.1, interlynk-io/sbom-insights, content/posts/sbomqs-v1-vs-sbomqs-v2-highlights.md',
  },
  {
    name: 'alpine_3.20_syft, CycloneDX 1.6',
    file: 'cyclonedx/alpine_3.20_syft.cdx.json',
    // 93 components: 1 primary, 15 others, 77 files with SHA-1 and SHA-256; no roles of licences.
    expected: {
      Identification: 0.4 * 10 + 0.35 * 10 * (16 / 93) + 0.25 * 10,
      Provenance: (0.2 + 0.2 + 0.15) * 10,
      Integrity: 0.5 * 10 * (77 / 93) + 0.4 * 10,
      Completeness: 0.2 * 10 + 0.1 * 10,
      Licensing: (0.15 * 10 * (14 / 93)) / 1.2,
      Vulnerability: 10 * (14 / 93),
      Structural: 10,
    },
    overall: 4.8, // (71.02 + 66 + 122.10 + 36 + 2.82 + 15.05 + 80) / 82 = 4.793
    grade: 'F',
  },
  {
    name: 'kubernetes-github-export, SPDX 2.3',
    file: 'spdx/kubernetes-github-export.spdx.json',
    // 425 packages: 424 versions (99.8 % counts as 99), 1 declared licence; a tool without version.
    expected: {
      Identification: 0.4 * 10 + 0.35 * 9.9 + 0.25 * 10,
      Provenance: (0.2 * 10 + 0.2 * 5 + 0.15 * 10) / 0.75,
      Integrity: 0,
      Completeness: (0.2 * 10) / 0.6,
      Licensing: (0.15 * 10 * (1 / 425) + 0.1 * 10) / 1.2,
      Vulnerability: 10,
      Structural: 10,
    },
    overall: 4.9, // (99.65 + 72 + 0 + 40 + 12.54 + 100 + 80) / 82 = 4.929
    grade: 'F',
  },
];
