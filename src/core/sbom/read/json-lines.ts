/** Attestations of one artefact are a handful; those behind are counted. */
const MAX_LINES = 50;

/**
 * The lines of JSON Lines, the first fifty of them, and how many there are in all; undefined = the
 * text is something else.
 */
export function jsonLines(
  text: string,
): { readonly lines: readonly string[]; readonly all: number } | undefined {
  const start = text.search(/\S/);
  const end = text.indexOf('\n', start);
  if (end < 0 || !/^[ \t\r]*\{/.test(text.slice(end + 1, end + 100))) return undefined;
  const lines = [text.slice(start, end)];
  let all = 1;
  for (let at = end; at >= 0;) {
    const next = text.indexOf('\n', at + 1);
    const line = text.slice(at + 1, next < 0 ? undefined : next);
    at = next;
    if (!/\S/.test(line)) continue;
    all += 1;
    if (lines.length < MAX_LINES) lines.push(line);
  }
  return { lines, all };
}
