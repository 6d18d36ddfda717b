/** An SPDX licence expression, taken apart. */
export interface Licence {
  /** Ids and references (`LicenseRef-…`), each once, as written and without `+`. */
  readonly ids: readonly string[];
  /** What stands behind WITH, each once. */
  readonly exceptions: readonly string[];
  /**
   * The same text for the same meaning: operators in capitals, operands sorted and each once, no
   * needless brackets. Ids are as written: their case counts.
   */
  readonly normalized: string;
}

/** Longer texts, and deeper ones, are no expressions that anybody wrote. */
export const MAX_LICENCE = 2000;
const MAX_BRACKETS = 20;

type Operator = 'OR' | 'AND';
/** An id with what belongs to it, or operands, each once, under the text that they print as. */
type Group =
  | { readonly operator: undefined; readonly text: string }
  | { readonly operator: Operator; readonly operands: Map<string, Group> };

/** A bracket, or an id with its `+`; nothing in it can match in two ways. */
const TOKEN = /[ \t\r\n]*(?:([()])|((?:DocumentRef-[A-Za-z0-9.-]+:)?[A-Za-z0-9.-]+)(\+?))/y;
const BINDS: Readonly<Record<Operator, number>> = { OR: 1, AND: 2 };

/**
 * An SPDX licence expression (annex D of SPDX 2.3), or undefined where the text is none. Whether
 * its ids are on SPDX's list is another question: `licenceIdStatus` answers it. Never throws; takes
 * linear time and no recursion: `(((((…` must not end the run.
 *
 * spdx-expression-parse, which tests hold this against, takes an unknown id for a broken
 * expression, scans in quadratic time and overflows the stack.
 */
export function parseLicence(text: string): Licence | undefined {
  if (text.length > MAX_LICENCE) return undefined;
  const trimmed = text.trimEnd();
  const ids = new Set<string>();
  const exceptions = new Set<string>();
  const groups: Group[] = [];
  const operators: (Operator | '(')[] = [];
  let expects: 'operand' | 'operator' | 'exception' = 'operand';
  let mayHaveException = false;
  let depth = 0;

  const reduce = (binding: number): void => {
    for (let top = operators.at(-1); top !== undefined && top !== '('; top = operators.at(-1)) {
      if (BINDS[top] < binding) return;
      operators.pop();
      const right = groups.pop();
      const left = groups.pop();
      if (left !== undefined && right !== undefined) groups.push(join(top, left, right));
    }
  };

  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const match = TOKEN.exec(trimmed);
    if (match === null) return undefined;
    const [, bracket, word = '', plus = ''] = match;
    const operator = plus === '' ? word.toUpperCase() : '';
    if (bracket === '(') {
      depth += 1;
      if (expects !== 'operand' || depth > MAX_BRACKETS) return undefined;
      operators.push('(');
    } else if (bracket === ')') {
      if (expects !== 'operator') return undefined;
      reduce(0);
      if (operators.pop() !== '(') return undefined;
      depth -= 1;
      mayHaveException = false;
    } else if (operator === 'AND' || operator === 'OR') {
      if (expects !== 'operator') return undefined;
      reduce(BINDS[operator]);
      operators.push(operator);
      expects = 'operand';
    } else if (operator === 'WITH') {
      if (expects !== 'operator' || !mayHaveException) return undefined;
      expects = 'exception';
    } else if (expects === 'operand') {
      ids.add(word);
      groups.push({ operator: undefined, text: word + plus });
      expects = 'operator';
      mayHaveException = true;
    } else if (expects === 'exception' && plus === '') {
      exceptions.add(word);
      const licence = groups.pop();
      if (licence?.operator !== undefined) return undefined;
      groups.push({ operator: undefined, text: `${licence?.text ?? ''} WITH ${word}` });
      expects = 'operator';
      mayHaveException = false;
    } else {
      return undefined;
    }
  }
  if (expects !== 'operator') return undefined;
  reduce(0);
  const [whole] = groups;
  if (whole === undefined || operators.length > 0) return undefined;
  return { ids: [...ids], exceptions: [...exceptions], normalized: print(whole) };
}

/** One group of all operands of the same operator; the smaller one moves, which keeps it linear. */
function join(operator: Operator, left: Group, right: Group): Group {
  const [one, other] = [operandsOf(operator, left), operandsOf(operator, right)];
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  for (const [text, operand] of small) large.set(text, operand);
  // `MIT OR MIT` is MIT.
  const [only] = large.values();
  return large.size === 1 && only !== undefined ? only : { operator, operands: large };
}

function operandsOf(operator: Operator, group: Group): Map<string, Group> {
  if (group.operator === operator) return group.operands;
  return new Map([[print(group), group]]);
}

function print(group: Group): string {
  if (group.operator === undefined) return group.text;
  const { operator, operands } = group;
  const texts = [...operands].map(([text, operand]) =>
    operator === 'AND' && operand.operator === 'OR' ? `(${text})` : text,
  );
  return texts.sort().join(` ${operator} `);
}
