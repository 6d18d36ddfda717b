import type { Severity } from './severity';

export interface FindingEntry {
  /** What a finding of this kind has unless its check says otherwise. */
  readonly severity: Severity;
  /** What it means, in one plain sentence. */
  readonly meaning: string;
  /** What to do about it. */
  readonly next: string;
}

const kinds = <K extends string>(all: Readonly<Record<K, FindingEntry>>) => all;

/** Every kind of finding. docs/findings.md is generated from it (`npm run findings`). */
export const FINDING_KINDS = kinds({
  'schema-required': {
    severity: 'error',
    meaning: 'A member that the format requires is missing.',
    next: 'Update the generator, or add the member.',
  },
  'schema-type': {
    severity: 'error',
    meaning: 'A value has the wrong type, such as text where a list belongs.',
    next: 'Update the generator, or fix the value.',
  },
  'schema-value': {
    severity: 'error',
    meaning: 'A value is not one of those that the format allows, or not of the form it asks for.',
    next: 'Use one of the allowed values; often the document uses a newer version than it declares.',
  },
  'schema-unknown-member': {
    severity: 'error',
    meaning: 'The declared version of the format has no member of this name.',
    next: 'Declare the version that has it; or move the value to where the format takes anything: properties in CycloneDX, annotations in SPDX.',
  },
  'schema-duplicate': {
    severity: 'error',
    meaning: 'A list holds the same entry twice.',
    next: 'Remove one of the two; a generator that merges SBOMs is the usual cause.',
  },
  'schema-choice': {
    severity: 'error',
    meaning: 'A value fits none, or more than one, of the alternatives that the format offers.',
    next: 'Choose one of the alternatives.',
  },
  'schema-depth': {
    severity: 'error',
    meaning: 'The document nests its parts too deeply to be held against the schema.',
    next: 'Update the generator; no real SBOM nests hundreds of components in one another.',
  },
  'licence-id-newer': {
    severity: 'warning',
    meaning: 'A licence is on the SPDX list of today, but not on the one that the schema carries.',
    next: 'Nothing, unless a reader refuses it; then give the licence as a name.',
  },
  'spdx-disagreement': {
    severity: 'error',
    meaning:
      "The released schema of SPDX refuses what the specification's text has or its next version allows.",
    next: 'Nothing: readers of SPDX accept it. A newer generator or a newer version of SPDX may spare you the line.',
  },
  'spdx3-no-document': {
    severity: 'warning',
    meaning: 'The graph has no element of type SpdxDocument.',
    next: 'Update the generator; readers find what the SBOM is about by that element.',
  },
  'spdx3-no-name': {
    severity: 'warning',
    meaning: 'Packages or files have no name.',
    next: 'Update the generator; nothing can be looked up without a name.',
  },
  'spdx3-unknown-word': {
    severity: 'warning',
    meaning: 'SPDX 3.0.1 has no type, or no relationship, of this name.',
    next: 'Update the generator; readers pass over what they do not know.',
  },
  'ref-dangling': {
    severity: 'warning',
    meaning: 'A reference names nothing that is in the document.',
    next: 'Generate the SBOM again; a component that was filtered out is the usual cause.',
  },
  'ref-duplicate': {
    severity: 'warning',
    meaning: 'Two parts of the document bear the same reference.',
    next: 'Give each its own; what refers to it is ambiguous now.',
  },
  'dependency-cycle': {
    severity: 'info',
    meaning: 'Components depend on each other in a circle, or one on itself.',
    next: 'Nothing where packages really do, as those of Linux distributions; else report it to the maker of the generator.',
  },
  'purl-syntax': {
    severity: 'warning',
    meaning: 'A package URL cannot be read, so that nothing is looked up for the component.',
    next: 'Update the generator, or fix the purl: pkg:type/namespace/name@version.',
  },
  'purl-type-rule': {
    severity: 'info',
    meaning: 'A package URL can be read, but breaks a rule of its type.',
    next: 'Update the generator; some platforms find nothing for such a purl.',
  },
  'purl-version-differs': {
    severity: 'info',
    meaning: 'A package URL names another version than the component itself.',
    next: 'Find out which one is right: platforms look up the one in the purl.',
  },
  'licence-syntax': {
    severity: 'warning',
    meaning: 'A licence is no SPDX expression, so that no policy can be held against it.',
    next: 'Use SPDX ids joined by AND, OR and WITH; free text belongs into a name or a LicenseRef.',
  },
  'licence-deprecated': {
    severity: 'info',
    meaning: 'SPDX has retired a licence id, usually for one that says "only" or "or later".',
    next: 'Use the id that replaced it, for example GPL-2.0-only or GPL-2.0-or-later for GPL-2.0.',
  },
  'licence-id-unknown': {
    severity: 'warning',
    meaning: 'A licence id is on no SPDX list.',
    next: 'Mind upper and lower case; what SPDX does not list needs a name or a LicenseRef.',
  },
  'no-components': {
    severity: 'warning',
    meaning: 'The SBOM lists no components.',
    next: 'Let the generator look at what was built or installed; an empty SBOM says that there is nothing.',
  },
  'vex-only': {
    severity: 'warning',
    meaning: 'The document lists vulnerabilities and no components: it is a VEX document, no SBOM.',
    next: 'Exclude its path; a VEX document is no inventory.',
  },
  'no-subject': {
    severity: 'warning',
    meaning: 'The SBOM does not say which product it is about.',
    next: 'Let the generator write metadata.component, or what the SPDX document describes.',
  },
  'subject-without-version': {
    severity: 'info',
    meaning: 'The product that the SBOM is about has no version.',
    next: 'Give the generator the version of the product.',
  },
  'no-document-id': {
    severity: 'info',
    meaning:
      'Nothing tells this document from another one: serialNumber or documentNamespace is missing.',
    next: 'Let the generator write it; each new SBOM has its own.',
  },
  'no-timestamp': {
    severity: 'warning',
    meaning: 'The SBOM does not say when it was made.',
    next: 'Let the generator write the time; without it nobody knows how old the SBOM is.',
  },
  'timestamp-unreadable': {
    severity: 'warning',
    meaning: 'The time at which the SBOM was made is of no form that programs read.',
    next: 'Write it like 2026-03-23T06:03:12Z.',
  },
  'no-tools': {
    severity: 'info',
    meaning: 'The SBOM does not say which tool made it.',
    next: 'Let the generator name itself and its version.',
  },
  'document-revision': {
    severity: 'info',
    meaning: 'The document is a later revision of one with the same serial number.',
    next: 'Nothing; a new build is better told by a new serial number.',
  },
  'components-without-version': {
    severity: 'info',
    meaning: 'Components have no version.',
    next: 'Let the generator look at what is installed, rather than at what is asked for.',
  },
  'components-without-identifier': {
    severity: 'info',
    meaning:
      'Components have neither a package URL nor a CPE, so that no vulnerability is found for them.',
    next: 'Use a generator that knows the package manager in question.',
  },
  'no-dependencies': {
    severity: 'info',
    meaning: 'The SBOM lists components, but not what depends on what.',
    next: 'Let the generator write the dependency graph; NTIA and CISA ask for it.',
  },
  'tag-value-line': {
    severity: 'error',
    meaning: 'A line of a tag-value file is no tag with a value, or stands at the wrong place.',
    next: 'Update the generator, or fix the line; texts of several lines need <text> and </text>.',
  },
  'byte-order-mark': {
    severity: 'warning',
    meaning: 'The file begins with a byte order mark, which JSON forbids and some readers refuse.',
    next: 'Nothing: it is forwarded without the mark. Save the file without it to be spared this.',
  },
  'utf-16': {
    severity: 'warning',
    meaning: 'The file is encoded as UTF-16, while SBOMs are exchanged in UTF-8.',
    next: 'Nothing: it is forwarded as UTF-8. Save the file as UTF-8 to be spared this.',
  },
  compressed: {
    severity: 'info',
    meaning: 'The file is compressed.',
    next: 'Nothing: it is forwarded unpacked.',
  },
  unwrapped: {
    severity: 'info',
    meaning: 'The SBOM was inside another document.',
    next: 'Nothing: the SBOM is forwarded by itself, without what was around it.',
  },
  'signature-unchecked': {
    severity: 'info',
    meaning: 'The SBOM was inside a signed envelope, and nobody has checked the signature here.',
    next: 'Verify the envelope where it is made, for example with cosign, before it is committed.',
  },
  'duplicate-key': {
    severity: 'warning',
    meaning:
      'An object has two members of one name; the last one counts, but not for every reader.',
    next: 'Report it to the maker of the generator; remove one of the two members.',
  },
  'nul-character': {
    severity: 'warning',
    meaning: 'A text holds the character NUL, which many databases cannot store.',
    next: 'Find out where the generator read it; the cause is often a binary file taken for text.',
  },
  'lone-surrogate': {
    severity: 'warning',
    meaning: 'A text holds half of a character, which cannot be written as UTF-8.',
    next: 'Find out where the generator cut the text.',
  },
  'reserved-key': {
    severity: 'warning',
    meaning: 'A member bears a name that changes objects in careless JavaScript programs.',
    next: 'Find out how it got there: no format of SBOMs has such a member.',
  },
  'findings-cut': {
    severity: 'info',
    meaning: 'There are more findings than are shown.',
    next: 'Fix those that are shown and look again.',
  },
});

export type FindingKind = keyof typeof FINDING_KINDS;
