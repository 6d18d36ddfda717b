import { quote, type NewFinding } from '../../findings/collect';
import { isObject, type JsonObject } from '../../read/json';
import type { GroupedFindings } from '../../findings/group-findings';
import { pointerTo, type Place } from './place';
import { absenceDisagreement, memberDisagreement, wordDisagreement } from './spdx2-disagreements';
import type { ObjectRule, Rule } from './spdx2-rule';

const NAMES: Readonly<Record<Rule['is'], string>> = {
  text: 'text',
  word: 'text',
  boolean: 'true or false',
  integer: 'a whole number',
  list: 'a list',
  object: 'an object',
};

export interface Walk {
  readonly specVersion: string;
  readonly findings: GroupedFindings;
}

/**
 * Holds a value against a rule, to any length but only as deep as the rules are: six levels. Takes
 * every member once.
 */
export function walkSpdx2(walk: Walk, rule: Rule, value: unknown, place: Place): void {
  if (rule.is === 'object' && isObject(value)) {
    walkObject(walk, rule, value, place);
  } else if (rule.is === 'list' && Array.isArray(value)) {
    if (value.length === 0 && rule.atLeastOne) {
      add(walk, place, nameOf(place), 'schema-value', () => `${nameOf(place)} must not be empty`);
    }
    for (let index = 0; index < value.length; index += 1) {
      const entry: unknown = value[index];
      if (!isFine(rule.of, entry)) walkSpdx2(walk, rule.of, entry, { above: place, step: index });
    }
  } else if (rule.is === 'word' && typeof value === 'string') {
    if (!rule.words.has(value)) wrongWord(walk, value, place);
  } else if (!isFine(rule, value)) {
    const message = () => `${nameOf(place)} must be ${NAMES[rule.is]}`;
    add(walk, place, nameOf(place), 'schema-type', message);
  }
}

/** Whether a plain value is what it has to be; most values are. */
function isFine(rule: Rule, value: unknown): boolean {
  switch (rule.is) {
    case 'text':
      return typeof value === 'string';
    case 'word':
      return typeof value === 'string' && rule.words.has(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value);
    case 'list':
    case 'object':
      return false;
  }
}

function walkObject(walk: Walk, rule: ObjectRule, value: JsonObject, place: Place): void {
  if (rule.open) return;
  // Faster than a list of keys; a parsed object inherits nothing that is enumerable.
  for (const name in value) {
    const own = rule.members.get(name);
    if (own === undefined) unknownMember(walk, rule, name, place);
    else if (!isFine(own, value[name])) {
      walkSpdx2(walk, own, value[name], { above: place, step: name });
    }
  }
  for (const name of rule.required) {
    if (value[name] === undefined) missingMember(walk, rule, name, place);
  }
}

function missingMember(walk: Walk, { name: owner }: ObjectRule, name: string, place: Place): void {
  const excuse = absenceDisagreement(walk.specVersion, owner, name);
  const message = () => `The ${owner} has no ${name}, which SPDX ${walk.specVersion} requires`;
  add(walk, place, `${owner} ${name}`, 'schema-required', message, excuse);
}

function unknownMember(walk: Walk, { name: owner }: ObjectRule, name: string, place: Place): void {
  const excuse = memberDisagreement(owner, name);
  const message = () => `SPDX ${walk.specVersion} knows no ${quote(name)} in a ${owner}`;
  const at: Place = { above: place, step: name };
  add(walk, at, `${owner} ${name}`, 'schema-unknown-member', message, excuse);
}

function wrongWord(walk: Walk, value: string, place: Place): void {
  const excuse = wordDisagreement(walk.specVersion, String(place.step), value);
  const message = () =>
    `${nameOf(place)} ${quote(value)} is none that the schema of SPDX ${walk.specVersion} has`;
  add(walk, place, `${place.step} ${value}`, 'schema-value', message, excuse, value);
}

function add(
  walk: Walk,
  place: Place,
  what: string,
  kind: NewFinding['kind'],
  message: () => string,
  excuse?: string,
  value?: string,
): void {
  walk.findings.add(excuse === undefined ? kind : 'spdx-disagreement', what, () => ({
    path: pointerTo(place),
    message: excuse === undefined ? message() : `${message()}: ${excuse}`,
    ...(value !== undefined && { value }),
  }));
}

/** What a value is called: its member, or that of the list that it is in. */
function nameOf({ above, step }: Place): string {
  if (typeof step === 'string') return step === '' ? 'The document' : step;
  return above === undefined ? 'An entry' : `An entry of ${nameOf(above)}`;
}
