/** One `Tag: value`, or a line that is neither that nor a comment. */
export type TagLine =
  | { readonly kind: 'tag'; readonly line: number; readonly tag: string; readonly value: string }
  | { readonly kind: 'stray'; readonly line: number; readonly text: string }
  | { readonly kind: 'unclosed'; readonly line: number; readonly tag: string };

const OPEN = '<text>';
const CLOSE = '</text>';
const TAG = /^[A-Za-z]{1,60}$/;

/**
 * The tags of a tag-value text in order (SPDX 2.3, clause 4.4 and annex on the format): one a line,
 * comments begin with `#`, and what stands between `<text>` and `</text>` may have many lines. Every
 * character is looked at once or twice.
 */
export function* tagLines(text: string): Generator<TagLine, void, undefined> {
  let position = 0;
  let line = 0;
  while (position < text.length) {
    line += 1;
    const newline = text.indexOf('\n', position);
    const end = newline < 0 ? text.length : newline;
    const content = text.slice(position, end).trim();
    const start = position;
    position = end + 1;
    if (content === '' || content.startsWith('#')) continue;

    const colon = content.indexOf(':');
    const tag = colon < 0 ? '' : content.slice(0, colon).trimEnd();
    if (!TAG.test(tag)) {
      yield { kind: 'stray', line, text: content };
      continue;
    }
    const value = content.slice(colon + 1).trimStart();
    if (!value.startsWith(OPEN)) {
      yield { kind: 'tag', line, tag, value };
      continue;
    }
    const from = text.indexOf(OPEN, start) + OPEN.length;
    const to = text.indexOf(CLOSE, from);
    if (to < 0) {
      yield { kind: 'unclosed', line, tag };
      return;
    }
    const block = text.slice(from, to);
    yield { kind: 'tag', line, tag, value: block.trim().replaceAll('\r\n', '\n') };
    for (let at = block.indexOf('\n'); at >= 0; at = block.indexOf('\n', at + 1)) line += 1;
    const after = text.indexOf('\n', to);
    position = after < 0 ? text.length : after + 1;
  }
}
