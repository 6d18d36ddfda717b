import { isAlias, isMap, isScalar, isSeq, Scalar, type Node } from 'yaml';
import { put } from '../put';
import { spdx2Value } from '../spdx2-members';

export interface YamlProblem {
  readonly message: string;
  /** Where in the text, in characters. */
  readonly offset: number;
}

/** Indentation nests without brackets. */
const MAX_NESTING = 100;

/**
 * A YAML tree as JSON would be. Scalars are text whatever they look like (`1.10` is a version and
 * no number), but for the members that are booleans or numbers in SPDX 2. Aliases are refused: a
 * few of them can stand for more than any memory holds.
 */
export function toValue(root: unknown): { readonly value: unknown } | YamlProblem {
  try {
    return { value: convert(root, '', 0) };
  } catch (error) {
    if (error instanceof Problem) return { message: error.message, offset: error.offset };
    throw error;
  }
}

/** Raised and caught here. */
class Problem extends Error {
  readonly offset: number;
  constructor(message: string, node: unknown) {
    super(message);
    this.offset = (node as Node | null)?.range?.[0] ?? 0;
  }
}

function convert(node: unknown, member: string, depth: number): unknown {
  if (depth > MAX_NESTING) throw new Problem(`It nests deeper than ${MAX_NESTING}`, node);
  if (isScalar(node)) return scalar(node, member);
  if (isSeq(node)) return node.items.map((item) => convert(item, member, depth + 1));
  if (isMap(node)) {
    const object: Record<string, unknown> = {};
    for (const { key, value } of node.items) {
      if (!isScalar(key)) throw new Problem('A key is no text', key ?? node);
      const name = String(key.value);
      if (Object.hasOwn(object, name)) throw new Problem('A key stands twice', key);
      put(object, name, convert(value, name, depth + 1));
    }
    return object;
  }
  if (isAlias(node)) throw new Problem('It has an alias', node);
  return null;
}

function scalar(node: Scalar, member: string): unknown {
  const text = typeof node.value === 'string' ? node.value : '';
  if (node.type !== Scalar.PLAIN) return text;
  if (text === '' || text === '~' || text === 'null') return null;
  return spdx2Value(member, text);
}
