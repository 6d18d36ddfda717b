import { entries } from './entry';

/** Documents. */
export const DOCUMENTS = entries({
  SBOM_EMPTY: {
    sentence: 'The file is empty.',
    next: 'Generate the SBOM again and commit it.',
    retry: 'never',
  },
  SBOM_TOO_LARGE: {
    sentence: 'The file is larger than SBOM Bridge reads.',
    next: 'Split the SBOM, or leave out file components when generating it.',
    retry: 'never',
  },
  SBOM_ENCODING: {
    sentence: 'The file is neither valid UTF-8 nor valid UTF-16.',
    next: 'Save the SBOM as UTF-8.',
    retry: 'never',
  },
  SBOM_NOT_JSON: {
    sentence: 'The file is not complete, valid JSON.',
    next: 'Generate the SBOM again; a cut-off file is the usual cause.',
    retry: 'never',
  },
  SBOM_NOT_XML: {
    sentence: 'The file is not complete, valid XML without a document type.',
    next: 'Generate the SBOM again; a cut-off file is the usual cause.',
    retry: 'never',
  },
  SBOM_NOT_TAG_VALUE: {
    sentence: 'The file is not complete, valid tag-value text.',
    next: 'Generate the SBOM again; a cut-off file is the usual cause.',
    retry: 'never',
  },
  SBOM_NOT_YAML: {
    sentence: 'The file is not complete, valid YAML.',
    next: 'Generate the SBOM again, best as JSON.',
    retry: 'never',
  },
  SBOM_NESTING: {
    sentence: 'The document is nested too deeply to be an SBOM.',
    next: 'Generate the SBOM again with a current generator.',
    retry: 'never',
  },
  SBOM_UNKNOWN_FORMAT: {
    sentence: 'The file is neither CycloneDX nor SPDX.',
    next: 'Narrow the SBOM patterns in the repository settings if the file is something else.',
    retry: 'never',
  },
  SBOM_UNKNOWN_VERSION: {
    sentence: 'The SBOM uses a version of its format that is not supported.',
    next: 'Generate CycloneDX 1.2 to 1.7 or SPDX 2.2, 2.3 or 3.0.1.',
    retry: 'never',
  },
  SBOM_SERIALIZATION: {
    sentence: 'The SBOM is in a serialization or a container that is not supported.',
    next: 'Generate it as JSON.',
    retry: 'never',
  },
  SBOM_IN_LFS: {
    sentence: 'The file is a Git LFS pointer; the SBOM itself is in LFS, where it is not read.',
    next: 'Take the SBOM out of LFS (`git lfs untrack`) and commit it itself.',
    retry: 'never',
  },
  SBOM_UNREADABLE: {
    sentence: 'SBOM Bridge failed at reading the file; the fault is its own.',
    next: 'Report it with the file; generating the SBOM again with a current generator may help.',
    retry: 'never',
  },
  SBOM_NOT_AN_INVENTORY: {
    sentence: 'The document lists vulnerabilities and no components (VEX), so it is no SBOM.',
    next: 'Nothing: a VEX document would replace the inventory at the destination. Exclude its path to be spared this line.',
    retry: 'never',
  },
  SBOM_TWIN: {
    sentence: 'Another document about the same thing is forwarded instead.',
    next: 'Nothing; exclude the path of the one you do not want to be forwarded to be spared this line.',
    retry: 'never',
  },
  SBOM_NOT_STAMPED: {
    sentence: 'The version that the rule asks for cannot be set in this document.',
    next: 'See the detail; let the generator set the version, or take the version out of the rule.',
    retry: 'never',
  },
  SBOM_INVALID: {
    sentence: 'The SBOM breaks the rules of its format.',
    next: 'Fix what the finding names, or update the generator.',
    retry: 'never',
  },
});
