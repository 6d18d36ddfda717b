import type { RepositorySettings, Rule, WorkspaceSettings } from '../api/answers';
import { namesOf, type Named } from '../components/rules/destination-names';
import { eventNames } from '../components/rules/rule-words';
import { list } from '../components/words';
import { DEFAULT_CHOICES } from './default-choices';
import { GATE_CHOICES } from './gate-choices';

/** The settings of either level; each has the members that it has. */
export type AnySettings = Partial<Omit<WorkspaceSettings, 'destinations' | 'repositories'>> &
  Partial<RepositorySettings>;

/** What one member of the settings says, in the reader's words, a line each. */
export function memberLines(
  settings: AnySettings,
  name: string,
  destinations: readonly Named[],
): string[] {
  const value: unknown = Object.entries(settings).find(([member]) => member === name)?.[1];
  if (value === undefined) return ['Nothing of its own'];
  switch (name) {
    case 'rules':
      return ruleLines(settings.rules ?? [], destinations);
    case 'destinations':
      return plainLines(namesOf(settings.destinations, destinations));
    case 'gate':
    case 'defaults':
      return [
        [...GATE_CHOICES, ...DEFAULT_CHOICES].find((choice) => choice.value === value)?.label ?? '',
      ];
    default:
      return plainLines(value);
  }
}

function ruleLines(rules: readonly Rule[], destinations: readonly Named[]): string[] {
  if (rules.length === 0) return ['No rules'];
  return rules.map((rule, index) => {
    const kind = rule.ref === 'tag' ? 'tag ' : '';
    const found = `${String(index + 1)}. ${eventNames(rule.events)}: ${kind}${rule.pattern}`;
    if (rule.environment === null) return `${found}, do not send`;
    const sendTo = namesOf(rule.destinations, destinations);
    return [
      `${found}, to ${rule.environment}`,
      ...(rule.version === undefined ? [] : [`as version ${rule.version}`]),
      ...(rule.latest === true ? ['marked as latest'] : []),
      ...(sendTo === undefined ? [] : [`only at ${list(sendTo)}`]),
    ].join(', ');
  });
}

function plainLines(value: unknown): string[] {
  if (Array.isArray(value)) return value.length === 0 ? ['None'] : value.map(String);
  if (typeof value === 'boolean') return [value ? 'On' : 'Off'];
  return [String(value)];
}
