/** The first line of JSON Lines, and how many more there are; undefined = it is something else. */
export function firstLine(
  text: string,
): { readonly line: string; readonly more: number } | undefined {
  const start = text.search(/\S/);
  const end = text.indexOf('\n', start);
  if (end < 0 || !/^[ \t\r]*\{/.test(text.slice(end + 1, end + 100))) return undefined;
  let more = 0;
  for (let at = end; at >= 0;) {
    const next = text.indexOf('\n', at + 1);
    if (/\S/.test(text.slice(at + 1, next < 0 ? undefined : next))) more += 1;
    at = next;
  }
  return { line: text.slice(start, end), more };
}
