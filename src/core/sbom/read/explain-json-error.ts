import { printParseErrorCode, visit, type ParseErrorCode } from 'jsonc-parser';
import { softenJson } from './soften-json';

/**
 * What is wrong with text that JSON.parse refuses, and where. The engine says it in words that
 * differ between versions, and not always where.
 */
export function explainJsonError(text: string): string {
  const end = text.trimEnd().length;
  const soft = softenJson(text);
  let problem: string | undefined;
  try {
    if (soft === undefined) return 'It cannot be parsed, and has very many blanks in a row.';
    visit(
      soft,
      {
        onError(error, offset, _length, line, column) {
          const where = `line ${line + 1}, column ${column + 1}`;
          problem =
            offset >= end
              ? `It ends in the middle (${where}); it is probably cut off.`
              : `${sentence(error)} (${where}).`;
          throw new FirstError();
        },
      },
      { disallowComments: true, allowTrailingComma: false },
    );
  } catch (error) {
    if (!(error instanceof FirstError)) throw error;
  }
  return problem ?? 'It cannot be parsed.';
}

/** Ends the visit: what follows the first error is guesswork. */
class FirstError extends Error {}

const SENTENCES: ReadonlyMap<string, string> = new Map([
  ['InvalidSymbol', 'Something is neither a value nor a name'],
  ['InvalidNumberFormat', 'A number is malformed'],
  ['PropertyNameExpected', 'The name of a member is missing'],
  ['ValueExpected', 'A value is missing'],
  ['ColonExpected', 'A colon is missing'],
  ['CommaExpected', 'A comma is missing'],
  ['CloseBraceExpected', 'A closing brace is missing'],
  ['CloseBracketExpected', 'A closing bracket is missing'],
  ['EndOfFileExpected', 'There is more behind the end of the document'],
  ['InvalidCommentToken', 'There is a comment, which JSON does not have'],
  ['UnexpectedEndOfString', 'A text is not closed'],
  ['InvalidUnicode', 'An escape is malformed'],
  ['InvalidEscapeCharacter', 'An escape is malformed'],
  ['InvalidCharacter', 'A text holds a control character'],
]);

function sentence(error: ParseErrorCode): string {
  return SENTENCES.get(printParseErrorCode(error)) ?? 'Something is out of place';
}
