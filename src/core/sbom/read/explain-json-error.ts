import { ParseErrorCode, visit } from 'jsonc-parser';

/**
 * What is wrong with text that JSON.parse refuses, and where. The engine says it in words that
 * differ between versions, and not always where.
 */
export function explainJsonError(text: string): string {
  const end = text.trimEnd().length;
  let problem: string | undefined;
  try {
    visit(
      text,
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

const SENTENCES: ReadonlyMap<number, string> = new Map([
  [ParseErrorCode.InvalidSymbol, 'Something is neither a value nor a name'],
  [ParseErrorCode.InvalidNumberFormat, 'A number is malformed'],
  [ParseErrorCode.PropertyNameExpected, 'The name of a member is missing'],
  [ParseErrorCode.ValueExpected, 'A value is missing'],
  [ParseErrorCode.ColonExpected, 'A colon is missing'],
  [ParseErrorCode.CommaExpected, 'A comma is missing'],
  [ParseErrorCode.CloseBraceExpected, 'A closing brace is missing'],
  [ParseErrorCode.CloseBracketExpected, 'A closing bracket is missing'],
  [ParseErrorCode.EndOfFileExpected, 'There is more behind the end of the document'],
  [ParseErrorCode.InvalidCommentToken, 'There is a comment, which JSON does not have'],
  [ParseErrorCode.UnexpectedEndOfString, 'A text is not closed'],
  [ParseErrorCode.InvalidUnicode, 'An escape is malformed'],
  [ParseErrorCode.InvalidEscapeCharacter, 'An escape is malformed'],
  [ParseErrorCode.InvalidCharacter, 'A text holds a control character'],
]);

function sentence(error: number): string {
  return SENTENCES.get(error) ?? 'Something is out of place';
}
