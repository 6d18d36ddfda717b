import { CST, Lexer } from 'yaml';
import { FlowScan } from './flow-scan';
import type { YamlProblem } from './to-value';

/** Deeper than any document of SPDX nests. */
const MAX_YAML_NESTING = 100;
/** Some eight in a usual line of thirty characters. */
const MAX_LEXEMES = 1_500_000;
const MAX_DIRECTIVES = 10;
/** Between brackets a word of one character is an entry, which the parser makes an object of. */
const IN_BRACKETS = 3;
/** As much as an entry without anything in it takes. */
const WEIGHTS: ReadonlyMap<string, number> = new Map([
  ['seq-item-ind', 3],
  ['map-value-ind', 3],
]);

/**
 * Looks at the words of a YAML text before anything is built of them, and finds what no SBOM has
 * and what costs the parser gigabytes: deep nesting, aliases, tags, keys that are no text, several
 * documents. Undefined where there is nothing of that.
 */
export function scanYaml(text: string): YamlProblem | undefined {
  const scan = new Scan();
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const message = scan.next(lexeme);
    if (message !== undefined) return { message, offset };
    // Marks of the lexer itself stand for no character of the text.
    if (!MARKS.has(lexeme)) offset += lexeme.length;
  }
  return undefined;
}

const MARKS: ReadonlySet<string> = new Set([CST.BOM, CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

class Scan {
  private lexemes = 0;
  private brackets = 0;
  private directives = 0;
  private documents = 0;
  /** `-` one after the other in one line, each of which opens a list. */
  private dashes = 0;
  /** How far the lines are indented that are around this one. */
  private readonly indents: number[] = [];
  private isLineStart = true;
  private isText = false;

  private readonly flow = new FlowScan();

  next(lexeme: string): string | undefined {
    // Not as the union that it is: most kinds of words are of no interest. What follows the mark of
    // a text is that text, and may look like any of them.
    const type: string = this.isText ? '' : (CST.tokenType(lexeme) ?? '');
    this.isText = lexeme === CST.SCALAR && !this.isText;
    this.lexemes += this.brackets > 0 ? IN_BRACKETS : (WEIGHTS.get(type) ?? 1);
    if (this.lexemes > MAX_LEXEMES) return `It has more than ${MAX_LEXEMES} words and marks`;
    const misplaced = this.brackets > 0 ? this.flow.next(type) : undefined;
    if (misplaced !== undefined) return misplaced;
    if (this.isLineStart && type !== 'newline' && !MARKS.has(lexeme)) {
      this.isLineStart = false;
      if (this.isTooDeep(type === 'space' ? lexeme.length : 0)) return TOO_DEEP;
    }
    switch (type) {
      case 'flow-map-start':
      case 'flow-seq-start':
        if (this.brackets === 0) this.flow.open();
        this.brackets += 1;
        return this.brackets > MAX_YAML_NESTING ? TOO_DEEP : undefined;
      case 'flow-map-end':
      case 'flow-seq-end':
        this.brackets -= 1;
        return this.brackets < 0 ? 'A bracket closes that was not opened' : undefined;
      case 'flow-error-end':
        return 'A bracket is not closed';
      case 'seq-item-ind':
        this.dashes += 1;
        return this.dashes > MAX_YAML_NESTING ? TOO_DEEP : undefined;
      case 'newline':
        this.dashes = 0;
        this.isLineStart = true;
        return undefined;
      case 'alias':
      case 'anchor':
        return 'It has an anchor or alias';
      case 'tag':
        return 'It has a tag';
      case 'explicit-key-ind':
        return 'A key is no text';
      case 'directive-line':
        this.directives += 1;
        return this.directives > MAX_DIRECTIVES ? 'It has too many directives' : undefined;
      case 'doc-start':
        this.documents += 1;
        return this.documents > 1 ? 'It holds several documents' : undefined;
      default:
        return undefined;
    }
  }

  /** Each step to the right may open a list or an object; the parser recurses into it. */
  private isTooDeep(indent: number): boolean {
    const { indents } = this;
    while ((indents.at(-1) ?? -1) >= indent) indents.pop();
    indents.push(indent);
    return indents.length > MAX_YAML_NESTING;
  }
}

const TOO_DEEP = `It nests deeper than ${MAX_YAML_NESTING}`;
