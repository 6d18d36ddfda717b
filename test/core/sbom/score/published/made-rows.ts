import { INTEGRATION_TEST } from './corpus-rows';
import { COPYLEFT, DEPENDENCY_TRACK, FULL_CYCLONEDX, LICENCES_ONLY, MIXED } from './made-cyclonedx';
import { FULL_SPDX, HALF_SPDX, MINIMAL_SPDX } from './made-spdx';
import type { Row } from './row';

/** Small documents of our own. */
export const MADE_ROWS: readonly Row[] = [
  {
    name: 'nothing but a package, SPDX 2.3',
    document: MINIMAL_SPDX,
    // A name and an id; a time, a tool without version, a namespace and CC0-1.0.
    expected: {
      Identification: (0.4 + 0.25) * 10,
      Provenance: (0.2 * 10 + 0.2 * 5 + 0.15 * 10) / 0.75,
      Integrity: 0,
      Completeness: 0,
      Licensing: (0.1 * 10) / 1.2,
      Vulnerability: 0,
      Structural: 10,
    },
    overall: 2.8, // (65 + 72 + 0 + 0 + 12.5 + 0 + 80) / 82 = 2.799
    grade: 'F',
    published: `2.8 F: ${INTEGRATION_TEST}, spdx-minimal.json`,
  },
  {
    name: 'as in a post about Dependency-Track, CycloneDX 1.5',
    document: DEPENDENCY_TRACK,
    // 70 components: 36 versions, 34 licences of which 33 listed and 6 restrictive, 35 purls, 60
    // CPEs, those with a purl among them.
    expected: {
      Identification: 0.4 * 10 + 0.35 * 10 * (36 / 70) + 0.25 * 10,
      Provenance: (0.2 + 0.2 + 0.15) * 10,
      Integrity: 0,
      Completeness: 0.2 * 10 + 0.1 * 10,
      Licensing:
        (0.2 * 10 * (34 / 70) + (0.2 + 0.2) * 10 * (33 / 70) + 0.15 * 10 + 0.2 * 10 * (64 / 70)) /
        1.2,
      Vulnerability: 10 * (60 / 70),
      Structural: 10,
    },
    overall: 5.2, // (83 + 66 + 0 + 36 + 77.32 + 85.71 + 80) / 82 = 5.220
    grade: 'D',
    // Then undeclared completeness was N/A (3.0 / .85 = 3.5), and vulnerability was the mean of
    // purls and CPEs (6.8); the other five categories are the same.
    published:
      '5.1 D: interlynk-io/sbom-insights, the post on SBOM scoring in Dependency-Track, engine 2',
  },
  {
    name: 'everything, signed, CycloneDX 1.6',
    document: FULL_CYCLONEDX,
    expected: {
      Identification: (0.4 + 0.35 + 0.25) * 10,
      Provenance: 10,
      Integrity: (0.5 + 0.4 + 0.1) * 10,
      Completeness: (0.25 + 0.15 + 0.2 + 0.15 + 0.15 + 0.1) * 10,
      Licensing: ((0.2 + 0.2 + 0.2 + 0.15 + 0.1 + 0.15 + 0.2) * 10) / 1.2,
      Vulnerability: 10,
      Structural: 10,
    },
    overall: 10,
    grade: 'A',
  },
  {
    name: 'everything, SPDX 2.3',
    document: FULL_SPDX,
    // A supplier of the document, a lifecycle, a signature and completeness have no place in it.
    expected: {
      Identification: 10,
      Provenance: ((0.2 + 0.2 + 0.2 + 0.15) * 10) / 0.75,
      Integrity: ((0.5 + 0.4) * 10) / 0.9,
      Completeness: ((0.2 + 0.15 + 0.15 + 0.1) * 10) / 0.6,
      Licensing: 10,
      Vulnerability: 10,
      Structural: 10,
    },
    overall: 10,
    grade: 'A',
  },
  {
    name: 'purl or CPE, SHA-256 or SHA-1, CycloneDX 1.6',
    document: MIXED,
    // 4 components, 2 of each kind; licences without a role are declared ones.
    expected: {
      Identification: 10,
      Provenance: (0.2 + 0.15) * 10,
      Integrity: 0.5 * 10 * (2 / 4) + 0.4 * 10 * (2 / 4),
      Completeness: 0.1 * 10,
      Licensing: (0.15 * 10) / 1.2,
      Vulnerability: 10 * (4 / 4),
      Structural: 10,
    },
    overall: 5.1, // (100 + 42 + 67.5 + 12 + 18.75 + 100 + 80) / 82 = 5.125
    grade: 'D',
  },
  {
    name: 'copyleft, CycloneDX 1.4',
    document: COPYLEFT,
    // 4 components: MIT, MIT, GPL-3.0-only, GPL-2.0; without a role they are concluded ones.
    expected: {
      Identification: 0.4 * 10,
      Provenance: 0.2 * 10,
      Integrity: 0,
      Completeness: 0.1 * 10,
      Licensing: ((0.2 + 0.2 + 0.2) * 10 + 0.15 * 10 * (3 / 4) + 0.2 * 10 * (2 / 4)) / 1.2,
      Vulnerability: 10,
      Structural: 10,
    },
    overall: 4.4, // (40 + 24 + 0 + 12 + 101.56 + 100 + 80) / 82 = 4.360
    grade: 'F',
  },
  {
    name: 'licences alone, CycloneDX 1.6',
    document: LICENCES_ONLY,
    // All concluded and listed, none declared; a licence of the document.
    expected: {
      Identification: 0.4 * 10,
      Provenance: 0,
      Integrity: 0,
      Completeness: 0.1 * 10,
      Licensing: ((1.2 - 0.15) * 10) / 1.2,
      Vulnerability: 0,
      Structural: 10,
    },
    overall: 3.2, // (40 + 0 + 0 + 12 + 131.25 + 0 + 80) / 82 = 3.210
    grade: 'F',
  },
  {
    name: 'half of it, SPDX 2.3',
    document: HALF_SPDX,
    // 4 packages: 3 versions, 2 MD5, 2 suppliers, 2 declared licences, 1 purl; a person, a tool
    // without version; nothing is described.
    expected: {
      Identification: 0.4 * 10 + 0.35 * 10 * (3 / 4) + 0.25 * 10,
      Provenance: (0.2 * 10 + 0.2 * 10 + 0.2 * 5 + 0.15 * 10) / 0.75,
      Integrity: 0,
      Completeness: (0.15 * 10 * (2 / 4)) / 0.6,
      Licensing: (0.15 * 10 * (2 / 4) + 0.1 * 10) / 1.2,
      Vulnerability: 10 * (1 / 4),
      Structural: 10,
    },
    overall: 4.1, // (91.25 + 104 + 0 + 15 + 21.875 + 25 + 80) / 82 = 4.111
    grade: 'F',
  },
];
