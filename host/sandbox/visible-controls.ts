import { raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/**
 * A finished page in which the control and direction characters of names from repositories and
 * documents can be seen (`\u{1b}`) and do nothing; the page's own line ends stay.
 */
export async function withVisibleControls(
  markup: HtmlEscapedString | Promise<HtmlEscapedString>,
): Promise<HtmlEscapedString> {
  const page = (await markup).replace(
    /(?!\n)[\p{Cc}\p{Bidi_Control}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return raw(page);
}
