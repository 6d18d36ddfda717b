import type { Severity } from '../types';

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
    next: 'Update the generator, or mend the value.',
  },
  'schema-value': {
    severity: 'error',
    meaning: 'A value is not one of those that the format allows, or not of the form it asks for.',
    next: 'Use one of the allowed values; often the document uses a newer version than it declares.',
  },
  'schema-unknown-member': {
    severity: 'error',
    meaning: 'The declared version of the format has no member of this name.',
    next: 'Declare the version that has it, or move the value into properties.',
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
  'ref-duplicate': {
    severity: 'warning',
    meaning: 'Two parts of the document bear the same reference.',
    next: 'Give each its own; what refers to it is ambiguous now.',
  },
  'findings-cut': {
    severity: 'info',
    meaning: 'There are more findings than are shown.',
    next: 'Mend those that are shown and look again.',
  },
});

export type FindingKind = keyof typeof FINDING_KINDS;
