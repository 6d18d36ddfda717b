import { isMap, isScalar, isSeq, parseDocument, Scalar, type Pair, type YAMLMap } from 'yaml';
import { describedPackage } from '../model/spdx-subject';
import { elements, isObject } from '../read/json';
import { toValue } from '../read/yaml/to-value';
import { lineBreakOf, NO_SUBJECT, UNREADABLE, unplaced, type Placement } from './placement';

/** `versionInfo` of the package that the document describes. The reader limits the length. */
export function placeYaml(text: string, version: string): Placement {
  try {
    return place(text, version);
  } catch {
    // The parser recurses: what nests too deeply for it overflows the stack.
    return unplaced(UNREADABLE);
  }
}

function place(text: string, version: string): Placement {
  const { contents, errors } = parseDocument(text, {
    schema: 'failsafe',
    logLevel: 'silent',
    prettyErrors: false,
    uniqueKeys: false,
  });
  const read = errors.length > 0 ? undefined : toValue(contents);
  if (read === undefined || !('value' in read)) return unplaced(UNREADABLE);
  if (!isObject(read.value) || !isMap(contents)) return unplaced(NO_SUBJECT);
  const subject = describedPackage(read.value);
  const packages = pairOf(contents, 'packages')?.value;
  const index = elements(read.value['packages']).findIndex((entry) => entry === subject);
  const node = isSeq(packages) && index >= 0 ? packages.items[index] : undefined;
  if (!isMap(node)) return unplaced(NO_SUBJECT);

  // The text of JSON is one of YAML's, whatever the characters.
  const written = JSON.stringify(version);
  const pair = pairOf(node, 'versionInfo');
  if (pair === undefined) return insert(text, node, written);
  const before = isScalar(pair.value) ? stringOf(pair.value) : undefined;
  const span = spanOf(text, pair.value) ?? behindColon(text, pair.key);
  if (span === undefined) return unplaced(UNREADABLE);
  const isBare = text[span.start - 1] === ':';
  return { ok: true, before, edit: { ...span, text: isBare ? ` ${written}` : written } };
}

/** Behind `name`, or what stands there instead, on a line of its own unless the map has none. */
function insert(text: string, node: YAMLMap, written: string): Placement {
  const pair = pairOf(node, 'name') ?? node.items[0];
  const key = spanOf(text, pair?.key);
  const value = spanOf(text, pair?.value);
  if (key === undefined || value === undefined) return unplaced(UNREADABLE);
  const at = { start: value.end, end: value.end };
  if (node.flow === true) {
    return { ok: true, before: undefined, edit: { ...at, text: `, versionInfo: ${written}` } };
  }
  const line = text.slice(text.lastIndexOf('\n', key.start - 1) + 1, key.start);
  const indent = line.replace(/^\ufeff/, '').replaceAll(/[^\t]/g, ' ');
  if (indent.includes('\t')) return unplaced(UNREADABLE);
  const inserted = `${lineBreakOf(text)}${indent}versionInfo: ${written}`;
  return { ok: true, before: undefined, edit: { ...at, text: inserted } };
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name);
}

function stringOf({ value, type }: Scalar): string | undefined {
  if (typeof value !== 'string') return undefined;
  return type === Scalar.PLAIN && value === '' ? undefined : value;
}

/** Where a node stands; not the line break at the end of a block of text. */
function spanOf(text: string, node: unknown): { start: number; end: number } | undefined {
  const range = (isScalar(node) || isMap(node) || isSeq(node)) && node.range;
  if (!range) return undefined;
  const [start] = range;
  let [, end] = range;
  while (end > start && /[\r\n]/.test(text[end - 1] ?? '')) end -= 1;
  return end > start ? { start, end } : undefined;
}

/** The place of a value that is not there: `versionInfo:`. */
function behindColon(text: string, key: unknown): { start: number; end: number } | undefined {
  const end = spanOf(text, key)?.end;
  if (end === undefined) return undefined;
  const colon = text.indexOf(':', end);
  return colon < 0 ? undefined : { start: colon + 1, end: colon + 1 };
}
