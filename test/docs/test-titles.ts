import ts from 'typescript';

/** A test of a file: the titles of its describes and its own, and the words of its `each` table. */
export interface TestTitle {
  /** Outermost first; templates as they are written. */
  readonly path: readonly string[];
  /** Texts and numbers that the `each` tables of the test and its describes hold. */
  readonly words: ReadonlySet<string>;
}

/** Every test of a TypeScript file, without running it. */
export function testTitles(source: string): TestTitle[] {
  const file = ts.createSourceFile('x.test.ts', source, ts.ScriptTarget.ES2022, true);
  const found: TestTitle[] = [];
  const visit = (node: ts.Node, path: readonly string[], words: ReadonlySet<string>): void => {
    const call = ts.isCallExpression(node) ? node : undefined;
    const title = call?.arguments[0];
    const kind = call === undefined ? undefined : kindOf(call.expression);
    if (call === undefined || kind === undefined || title === undefined || !isText(title)) {
      ts.forEachChild(node, (child) => {
        visit(child, path, words);
      });
      return;
    }
    const own = [...path, textOf(title)];
    const all = new Set([...words, ...tableWords(call.expression, file)]);
    if (kind === 'test') found.push({ path: own, words: all });
    else for (const body of call.arguments.slice(1)) visit(body, own, all);
  };
  visit(file, [], new Set());
  return found;
}

/** `it`, `it.skip`, `it.each(…)`, `(can ? it : it.skip)`, and the same of `describe`. */
function kindOf(callee: ts.Expression): 'test' | 'describe' | undefined {
  if (ts.isIdentifier(callee)) {
    if (callee.text === 'describe') return 'describe';
    return callee.text === 'it' || callee.text === 'test' ? 'test' : undefined;
  }
  if (ts.isPropertyAccessExpression(callee) || ts.isParenthesizedExpression(callee))
    return kindOf(callee.expression);
  if (ts.isConditionalExpression(callee)) return kindOf(callee.whenTrue);
  return isEach(callee) ? kindOf(callee.expression.expression) : undefined;
}

function isEach(
  node: ts.Expression,
): node is ts.CallExpression & { readonly expression: ts.PropertyAccessExpression } {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'each'
  );
}

function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateExpression {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function textOf(node: ts.StringLiteralLike | ts.TemplateExpression): string {
  return ts.isTemplateExpression(node) ? node.getText().slice(1, -1) : node.text;
}

/** A table stands in the call, or under a name in the same file, maybe made from another one. */
function tableWords(callee: ts.Expression, file: ts.SourceFile): Set<string> {
  const words = new Set<string>();
  const names = new Set<string>();
  const collect = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node))
      words.add(node.text).add(JSON.stringify(node.text));
    if (ts.isIdentifier(node) && !names.has(node.text)) {
      names.add(node.text);
      collectNamed(file, node.text);
    }
    ts.forEachChild(node, collect);
  };
  const collectNamed = (node: ts.Node, name: string): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name && node.initializer)
      collect(node.initializer);
    ts.forEachChild(node, (child) => {
      collectNamed(child, name);
    });
  };
  if (isEach(callee)) callee.arguments.forEach(collect);
  return words;
}

/**
 * Whether `quoted` names the test: its title, after those of its describes or some of them
 * (`outer › title`); with its placeholders, or with words of its table in their places.
 */
export function isTitle({ path, words }: TestTitle, quoted: string): boolean {
  const word = `(?:${[...words].map(escaped).join('|')})`;
  return path.some((_, index) => {
    const written = path.slice(index).join(' › ');
    const parts = written.split(/%[sdijp]|\$[a-z]\w*/i).map(escaped);
    return written === quoted || new RegExp(`^${parts.join(word)}$`).test(quoted);
  });
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
