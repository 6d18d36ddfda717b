import { quote, type Findings } from '../../findings/collect';
import type { FindingKind } from '../../findings/kinds';
import { isObject, type JsonObject } from '../../read/json';
import { pointerTo, type Place } from '../spdx/place';
import type { MemberRule, ObjectRule, ValueRule } from './xml-structure-rules';

/** A member name in a message: it comes from the document. */
const MAX_NAME = 40;

/** Holds values against the rules of one version. */
export class StructureCheck {
  private readonly minor: number;
  private readonly findings: Findings;

  constructor(minor: number, findings: Findings) {
    this.minor = minor;
    this.findings = findings;
  }

  /** Recursion is as deep as the document nests, which its parser limits. */
  object(object: JsonObject, rule: ObjectRule, place: Place): void {
    for (const [name, member] of rule.members) {
      if (member.required(this.minor) && !Object.hasOwn(object, name)) {
        const message = `${upper(rule.name)} needs ${nameOf(name)}.`;
        this.add('schema-required', place, message);
      }
    }
    this.choice(object, rule, place);
    for (const name of Object.keys(object)) {
      this.member(object[name], rule.members.get(name), { above: place, step: name }, rule);
    }
  }

  add(kind: FindingKind, place: Place, message: string, value?: unknown): void {
    this.findings.add({
      kind,
      severity: 'error',
      path: () => pointerTo(place),
      message,
      ...(typeof value === 'string' ? { value } : {}),
    });
  }

  private choice(object: JsonObject, { choice, name }: ObjectRule, place: Place): void {
    if (choice === undefined) return;
    const count = choice.of.filter((option) => Object.hasOwn(object, option)).length;
    const least = this.minor >= choice.requiredSince ? 1 : 0;
    if (count < least || count > 1) {
      this.add('schema-choice', place, `${upper(name)} has one of ${choice.of.join(' and ')}.`);
    }
  }

  private member(
    value: unknown,
    member: MemberRule | undefined,
    place: Place,
    { name }: ObjectRule,
  ): void {
    if (member === undefined || member.since > this.minor) {
      const found = nameOf(String(place.step));
      const message = `CycloneDX 1.${this.minor} has no ${found} in ${name}.`;
      this.add('schema-unknown-member', place, message);
      return;
    }
    this.value(value, member.value, place);
  }

  private value(value: unknown, rule: ValueRule, place: Place): void {
    switch (rule.kind) {
      case 'any':
        return;
      case 'object':
        if (isObject(value)) this.object(value, rule.rule(), place);
        else this.notOne(value, place);
        return;
      case 'either':
        if (isObject(value)) this.object(value, rule.object(), place);
        else this.value(value, rule.list(), place);
        return;
      case 'list':
        this.list(value, rule.entry(), place);
        return;
      case 'boolean':
        if (typeof value !== 'boolean') this.wrong(value, place, 'true or false');
        return;
      case 'integer':
        this.integer(value, place);
        return;
      case 'text':
        if (typeof value !== 'string') this.notOne(value, place);
        return;
      case 'form':
        if (typeof value !== 'string') this.notOne(value, place);
        else if (!rule.form.test(value)) this.wrong(value, place, rule.example);
        return;
      case 'one-of':
        if (typeof value !== 'string') this.notOne(value, place);
        else if (!rule.values(this.minor).has(value)) this.notAllowed(value, place);
    }
  }

  private list(value: unknown, entry: ValueRule, place: Place): void {
    if (!Array.isArray(value)) {
      this.notOne(value, place);
      return;
    }
    for (const [index, found] of (value as readonly unknown[]).entries()) {
      const at = { above: place, step: index };
      if (found !== null) this.value(found, entry, at);
      else this.add('schema-unknown-member', at, 'An element stands here that does not belong.');
    }
  }

  /** Until 1.4 any integer, then a positive one. */
  private integer(value: unknown, place: Place): void {
    const isFine = typeof value === 'number' && (this.minor < 5 || value > 0);
    if (!isFine) this.wrong(value, place, this.minor < 5 ? 'an integer' : 'a positive integer');
  }

  private notAllowed(value: string, place: Place): void {
    const message = `CycloneDX 1.${this.minor} does not allow this ${nameOf(String(place.step))}.`;
    this.add('schema-value', place, message, value);
  }

  private wrong(value: unknown, place: Place, expected: string): void {
    this.add('schema-value', place, `This is to be ${expected}.`, value);
  }

  private notOne(value: unknown, place: Place): void {
    const reason = Array.isArray(value)
      ? 'This stands more than once.'
      : 'This holds what it cannot hold, or nothing where it must.';
    this.add('schema-type', place, reason, value);
  }
}

function nameOf(name: string): string {
  return /^[\w-]{1,30}$/.test(name) ? name : quote(name.slice(0, MAX_NAME));
}

function upper(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
