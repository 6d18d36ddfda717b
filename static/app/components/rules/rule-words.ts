import type { EventName, RuleSet } from '../../api/answers';

/** Events in the order in which a change meets them, in the reader's words. */
export const EVENT_CHOICES: readonly { readonly value: EventName; readonly label: string }[] = [
  { value: 'repo:push', label: 'Push' },
  { value: 'pullrequest:created', label: 'Pull request created' },
  { value: 'pullrequest:updated', label: 'Pull request updated' },
  { value: 'pullrequest:fulfilled', label: 'Pull request merged' },
];

export const REF_CHOICES = [
  { value: 'branch', label: 'Branch' },
  { value: 'tag', label: 'Tag' },
] as const;

/** Branches by their place in Bitbucket's branching model. */
export const BRANCH_KINDS: readonly { readonly value: string; readonly label: string }[] = [
  { value: '@main', label: 'Main branch' },
  { value: '@development', label: 'Development branch' },
  { value: '@production', label: 'Production branch' },
  { value: '@release', label: 'Release branches' },
  { value: '@hotfix', label: 'Hotfix branches' },
  { value: '@feature', label: 'Feature branches' },
  { value: '@bugfix', label: 'Bugfix branches' },
];

const ORIGINS: Readonly<Record<RuleSet['origin'], string>> = {
  repository: 'From this repository',
  workspace: 'From the workspace',
  'built-in': 'Built in',
  'interlynk-preset': 'Interlynk defaults',
};

export function originName(origin: RuleSet['origin']): string {
  return ORIGINS[origin];
}

/** `Push, pull request merged`. */
export function eventNames(events: readonly EventName[]): string {
  const names = EVENT_CHOICES.filter(({ value }) => events.includes(value)).map(
    ({ label }, index) => (index === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1)),
  );
  return names.length === 0 ? 'No event' : names.join(', ');
}

export function eventName(event: EventName): string {
  return EVENT_CHOICES.find(({ value }) => value === event)?.label ?? event;
}

const MET_BY: Readonly<Record<EventName, string>> = {
  'repo:push': 'push to',
  'pullrequest:created': 'pull request created for',
  'pullrequest:updated': 'pull request updated for',
  'pullrequest:fulfilled': 'pull request merged into',
};

/** A rule as the app names it, in the reader's words: `built-in rule 1: push to @main`. */
export function ruleLabel(label: string): string {
  const [, rule, event, rest] = /^([a-z -]+ rule \d+: )([a-z:]+) on (.*)$/su.exec(label) ?? [];
  const known = EVENT_CHOICES.find(({ value }) => value === event);
  if (rule === undefined || known === undefined || rest === undefined) return label;
  return `${rule}${MET_BY[known.value]} ${rest}`;
}

/** What stands beside a pattern that is not a name: `Main branch` for `@main`. */
export function patternMeaning(pattern: string): string | undefined {
  if (pattern === '*') return 'Any name';
  return BRANCH_KINDS.find(({ value }) => value === pattern)?.label;
}
