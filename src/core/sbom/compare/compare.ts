import type { Inventory } from '../summary/inventory';
import { compareVersions } from './compare-versions';
import { groupInventory, type Group, type Licence } from './group-inventory';
import { toolName } from './tool-name';

/** What changed between two documents about the same subject. All lists are sorted by key. */
export interface Comparison {
  readonly added: readonly ChangedComponent[];
  readonly removed: readonly ChangedComponent[];
  readonly upgraded: readonly ChangedComponent[];
  readonly downgraded: readonly ChangedComponent[];
  /** Versions differ, but which is newer cannot be told, or there are several. */
  readonly changed: readonly ChangedComponent[];
  readonly licences: readonly ChangedLicence[];
  readonly score?: { readonly before?: number; readonly after?: number };
  /** Different tools made the two: much of the difference may be theirs. */
  readonly generatorChanged?: {
    readonly before: readonly string[];
    readonly after: readonly string[];
  };
  /** How many keys have the very same versions in both. */
  readonly unchanged: number;
}
/**
 * A component of either document, whole, or the versions of one that left and that came: of
 * {1, 2} → {2, 3} these are {1} and {3}, an upgrade. Versions are sorted as text, not by age; an
 * empty one is unknown.
 */
export interface ChangedComponent {
  readonly key: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}
/**
 * The known licences of a component that stays, all of them.
 * `gained`: some came and none left, such as unknown → MIT. `lost`: some left, none came, and one
 * is still known. `became-unknown`: none is known any more. `changed`: some left and others came.
 */
export interface ChangedLicence {
  readonly key: string;
  readonly change: 'gained' | 'lost' | 'changed' | 'became-unknown';
  readonly before: readonly string[];
  readonly after: readonly string[];
}

type Versions = 'added' | 'removed' | 'upgraded' | 'downgraded' | 'changed';
type Lists = Readonly<Record<Versions, ChangedComponent[]>> & {
  readonly licences: ChangedLicence[];
};

/**
 * Compares two inventories by key. The order of their components does not count; where they are
 * sorted by key, as inventories are, it takes time in proportion to their length.
 */
export function compare(before: Inventory, after: Inventory): Comparison {
  const lists: Lists = {
    added: [],
    removed: [],
    upgraded: [],
    downgraded: [],
    changed: [],
    licences: [],
  };
  const left = groupInventory(before.components);
  const right = groupInventory(after.components);
  let unchanged = 0;
  for (let i = 0, j = 0; i < left.length || j < right.length;) {
    const a = left[i];
    const b = right[j];
    if (b === undefined || (a !== undefined && a.key < b.key)) {
      if (a !== undefined) lists.removed.push({ key: a.key, before: a.versions, after: [] });
      i += 1;
    } else if (a === undefined || b.key < a.key) {
      lists.added.push({ key: b.key, before: [], after: b.versions });
      j += 1;
    } else {
      if (!compareGroups(a, b, lists)) unchanged += 1;
      i += 1;
      j += 1;
    }
  }
  return { ...lists, ...scores(before, after), ...generators(before, after), unchanged };
}

/** Whether the versions differ. */
function compareGroups(a: Group, b: Group, lists: Lists): boolean {
  const licences = compareLicences(a, b);
  if (licences !== undefined) lists.licences.push(licences);
  const before = without(a.versions, b.versions);
  const after = without(b.versions, a.versions);
  if (before.length === 0 && after.length === 0) return false;
  lists[direction(a.key, before, after)].push({ key: a.key, before, after });
  return true;
}

function direction(key: string, before: readonly string[], after: readonly string[]): Versions {
  const [from, ...moreBefore] = before;
  const [to, ...moreAfter] = after;
  if (from === undefined || to === undefined) return 'changed';
  if (moreBefore.length > 0 || moreAfter.length > 0) return 'changed';
  const order = compareVersions(/^pkg:([^/]*)/.exec(key)?.[1] ?? '', from, to);
  if (order === undefined || order === 0) return 'changed';
  return order < 0 ? 'upgraded' : 'downgraded';
}

function compareLicences(a: Group, b: Group): ChangedLicence | undefined {
  const [from, to] = [a.licences.map(comparedAs), b.licences.map(comparedAs)];
  const left = without(from, to).length;
  const came = without(to, from).length;
  if (left === 0 && came === 0) return undefined;
  const written = ({ licences }: Group) => licences.map((licence) => licence.written);
  const lists = { key: a.key, before: written(a), after: written(b) };
  if (to.length === 0) return { change: 'became-unknown', ...lists };
  if (left === 0) return { change: 'gained', ...lists };
  return { change: came === 0 ? 'lost' : 'changed', ...lists };
}

function comparedAs({ compared }: Licence): string {
  return compared;
}

function without(texts: readonly string[], others: readonly string[]): readonly string[] {
  if (texts.length === 0 || others.length === 0) return texts;
  if (texts.length === 1 && others.length === 1) return texts[0] === others[0] ? [] : texts;
  const out = new Set(others);
  return texts.filter((text) => !out.has(text));
}

function scores(before: Inventory, after: Inventory): Pick<Comparison, 'score'> {
  if (before.score === undefined && after.score === undefined) return {};
  return {
    score: {
      ...(before.score === undefined ? {} : { before: before.score }),
      ...(after.score === undefined ? {} : { after: after.score }),
    },
  };
}

/** Nothing where either names no tool, or where the same tools merely have other versions. */
function generators(before: Inventory, after: Inventory): Pick<Comparison, 'generatorChanged'> {
  const a = new Set(before.tools.map(toolName));
  const b = new Set(after.tools.map(toolName));
  if (a.size === 0 || b.size === 0) return {};
  if (a.size === b.size && [...a].every((name) => b.has(name))) return {};
  return { generatorChanged: { before: before.tools, after: after.tools } };
}
