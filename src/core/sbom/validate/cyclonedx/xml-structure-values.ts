import { oneOf, type ValueRule } from './xml-structure-rules';

/** Closed lists and forms of bom-1.0.xsd to bom-1.7.xsd; a number is the minor version. */

export const COMPONENT_TYPE = oneOf(
  [0, 'application framework library operating-system device'],
  [1, 'file'],
  [2, 'container firmware'],
  [5, 'platform device-driver machine-learning-model data'],
  [6, 'cryptographic-asset'],
);

export const SCOPE = oneOf([0, 'required optional'], [1, 'excluded']);

export const HASH_ALGORITHM = oneOf(
  [0, 'MD5 SHA-1 SHA-256 SHA-384 SHA-512 SHA3-256 SHA3-512'],
  [2, 'SHA3-384 BLAKE2b-256 BLAKE2b-384 BLAKE2b-512 BLAKE3'],
  [7, 'Streebog-256 Streebog-512'],
);

export const REFERENCE_TYPE = oneOf(
  [0, 'vcs issue-tracker website advisories bom mailing-list social chat documentation support'],
  [0, 'distribution license build-meta build-system other'],
  [4, 'release-notes'],
  [5, 'distribution-intake security-contact model-card log configuration evidence formulation'],
  [5, 'attestation threat-model adversary-model risk-assessment vulnerability-assertion'],
  [5, 'exploitability-statement pentest-report static-analysis-report dynamic-analysis-report'],
  [5, 'runtime-analysis-report component-analysis-report maturity-report certification-report'],
  [5, 'quality-metrics codified-infrastructure poam'],
  [6, 'source-distribution electronic-signature digital-signature rfc-9116'],
  [7, 'patent patent-family patent-assertion citation'],
);

export const AGGREGATE = oneOf(
  [0, 'complete incomplete incomplete_first_party_only incomplete_third_party_only unknown'],
  [0, 'not_specified'],
  [5, 'incomplete_first_party_proprietary_only incomplete_first_party_opensource_only'],
  [5, 'incomplete_third_party_proprietary_only incomplete_third_party_opensource_only'],
);

export const PHASE = oneOf([
  0,
  'design pre-build build post-build operations discovery decommission',
]);

export const ACKNOWLEDGEMENT = oneOf([0, 'declared concluded']);

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const SERIAL_NUMBER: ValueRule = {
  kind: 'form',
  form: new RegExp(`^(?:urn:uuid:${UUID}|\\{${UUID}\\})$`),
  example: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79, all lower case',
};

/** The schemas do not compare the length with the algorithm. */
export const HASH_VALUE: ValueRule = {
  kind: 'form',
  form: /^(?:[a-fA-F0-9]{32}|[a-fA-F0-9]{40}|[a-fA-F0-9]{64}|[a-fA-F0-9]{96}|[a-fA-F0-9]{128})$/,
  example: '32, 40, 64, 96 or 128 hexadecimal digits',
};

export const MIME_TYPE: ValueRule = {
  kind: 'form',
  form: /^[-+a-z0-9.]+\/[-+a-z0-9.]+$/,
  example: 'image/jpeg, all lower case',
};

/** xs:dateTime, without counting the days of months. */
export const DATE_TIME: ValueRule = {
  kind: 'form',
  form: /^-?\d{4,9}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d:[0-5]\d:[0-5]\d(?:\.\d+)?|2[0-3]:[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/,
  example: '2024-05-31T12:00:00Z',
};
