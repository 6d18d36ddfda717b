/** Bitbucket's own limit, in characters. */
const MAX_CHARACTERS = 255;
const DELETE = 0x7f;

/**
 * Whether git could hold the name: no control characters, no broken surrogates, 1 to 255
 * characters. Deliberately no more: `../../x`, `%2F`, blanks and emoji are left as they are, and
 * whoever builds a URL, a path or a page from a name escapes it there.
 * https://git-scm.com/docs/git-check-ref-format
 */
export function isRefName(name: string): boolean {
  let characters = 0;
  for (const character of name) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20 || code === DELETE || (code >= 0xd800 && code <= 0xdfff)) return false;
    characters += 1;
    if (characters > MAX_CHARACTERS) return false;
  }
  return characters > 0;
}
