import stringWidth from 'string-width';
import type {
  ChangedComponent,
  ChangedLicence,
  Comparison,
} from '../../../src/core/sbom/compare/compare';
import type { Side } from '../side';
import { clean, cutMiddle } from './clean';
import { labelled, paragraph, plural, type Page, type Style } from './page';

const GROUPS = [
  { name: 'upgraded', mark: '↑', style: 'green' },
  { name: 'downgraded', mark: '↓', style: 'red' },
  { name: 'added', mark: '+', style: 'green' },
  { name: 'removed', mark: '-', style: 'red' },
  { name: 'changed', mark: '~', style: 'yellow' },
] as const satisfies readonly {
  readonly name: keyof Comparison;
  readonly mark: string;
  readonly style: Style;
}[];

/** What changed: counts first, then each group by ecosystem, then licences. */
export function diffText(page: Page, before: Side, after: Side, comparison: Comparison): string {
  const lines = [
    labelled(page, 'Old', told(before), { indent: 0, column: 10 }),
    labelled(page, 'New', told(after), { indent: 0, column: 10 }),
    ...quality(page, comparison),
    ...warning(page, comparison),
    '',
    counts(page, comparison),
  ];
  for (const { name, mark, style } of GROUPS) {
    const entries = comparison[name];
    if (entries.length === 0) continue;
    lines.push('', heading(page, capital(name), entries.length));
    const marked = byEcosystem(
      page,
      entries,
      (entry) => `${page.paint(style, mark)} ${componentLine(page, entry)}`,
    );
    // Not spread: an argument for each of 100,000 components is more than a call takes.
    for (const line of marked) lines.push(line);
  }
  if (comparison.licences.length > 0) {
    lines.push('', heading(page, 'Licences', comparison.licences.length));
    const licences = byEcosystem(page, comparison.licences, (entry) => licenceLine(page, entry));
    for (const line of licences) lines.push(line);
  }
  return lines.join('\n');
}

function told({ file, inventory }: Side): string {
  const { name, version } = inventory?.subject ?? {};
  const subject = [name, version].filter((part) => part !== undefined).join(' ');
  return [file, subject]
    .filter((part) => part !== '')
    .map((part) => clean(part))
    .join(' · ');
}

function quality(page: Page, { score }: Comparison): string[] {
  if (score === undefined) return [];
  const side = (value: number | undefined) => value?.toFixed(1) ?? 'not scored';
  const [from, to] = [side(score.before), side(score.after)];
  const text = from === to ? from : `${from} → ${to}`;
  return [labelled(page, 'Quality', text, { indent: 0, column: 10 })];
}

function warning(page: Page, { generatorChanged }: Comparison): string[] {
  if (generatorChanged === undefined) return [];
  const names = (tools: readonly string[]) =>
    tools.length === 0 ? 'none named' : tools.join(', ');
  const from = names(generatorChanged.before);
  const to = names(generatorChanged.after);
  const text = `! Different tools made the two (${from} → ${to}): much of the difference may be theirs.`;
  return ['', paragraph(page, clean(text, 600), 0, 'yellow')];
}

function counts(page: Page, comparison: Comparison): string {
  const parts = GROUPS.filter(({ name }) => comparison[name].length > 0).map(({ name, style }) =>
    page.paint(style, `${comparison[name].length} ${name}`),
  );
  if (comparison.licences.length > 0) {
    parts.push(page.paint('yellow', plural(comparison.licences.length, 'licence change')));
  }
  if (parts.length === 0) parts.push(page.paint('green', 'No difference'));
  return [...parts, page.paint('dim', `${comparison.unchanged} unchanged`)].join(' · ');
}

function heading(page: Page, name: string, count: number): string {
  return `${page.paint('bold', name)} ${page.paint('dim', `(${count})`)}`;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function byEcosystem<T extends { readonly key: string }>(
  page: Page,
  entries: readonly T[],
  line: (entry: T) => string,
): string[] {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const name = ecosystemOf(entry.key);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [entry]);
    else group.push(entry);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.flatMap(([name, group]) => [
    `  ${page.paint('dim', clean(name))}`,
    ...group.map((entry) => `    ${line(entry)}`),
  ]);
}

/** `type|group|name`, each with `\` before a bar or a backslash of its own. */
const WITHOUT_PURL = /^((?:[^|\\]|\\.)*)\|((?:[^|\\]|\\.)*)\|(.*)$/s;

/** The type of a purl; keys of components without one begin with their own type. */
function ecosystemOf(key: string): string {
  return /^pkg:([a-z0-9.+-]+)\//i.exec(key)?.[1] ?? 'without package URL';
}

/** The key as people read it: a purl without its type, or `group/name (type)`. */
function nameOf(key: string): string {
  const parts = WITHOUT_PURL.exec(key)
    ?.slice(1)
    .map((part) => part.replace(/\\(.)/gs, '$1'));
  if (parts === undefined) {
    return key.replace(/^pkg:[a-z0-9.+-]+\//i, '').replaceAll('%40', '@');
  }
  const [type = '', group = '', name = ''] = parts;
  const whole = group === '' ? name : `${group}/${name}`;
  return type === '' ? whole : `${whole} (${type})`;
}

function componentLine(page: Page, { key, before, after }: ChangedComponent): string {
  const versions = [before, after]
    .filter((list) => list.length > 0)
    .map((list) => list.map((version) => clean(version || 'no version', 60)).join(', '));
  return beside(page, clean(nameOf(key)), versions.join(' → '));
}

function licenceLine(page: Page, { key, change, before, after }: ChangedLicence): string {
  const list = (values: readonly string[]) =>
    values.length === 0
      ? 'unknown'
      : values.map((value) => clean(value || 'unknown', 80)).join(', ');
  const marks = { gained: '+', lost: '-', changed: '~', 'became-unknown': '?' } as const;
  const mark = page.paint(change === 'gained' ? 'green' : 'yellow', marks[change]);
  return `${mark} ${beside(page, clean(nameOf(key)), `${list(before)} → ${list(after)}`)}`;
}

/** Columns before the name: four blanks, a mark, a blank. */
const BEFORE_NAME = 6;

/** A name and what is said of it: on one line where there is room, else below each other. */
function beside(page: Page, name: string, text: string): string {
  const room = page.width - BEFORE_NAME;
  if (stringWidth(name) + 1 + stringWidth(text) <= room)
    return `${name} ${page.paint('dim', text)}`;
  const below = paragraph(page, text, BEFORE_NAME + 2, 'dim');
  return `${cutMiddle(name, room)}\n${below}`;
}
