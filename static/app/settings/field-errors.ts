import type { Refusal } from '../../../src/contract/resolvers';

/** The messages of a refusal below one member: `rules` → `2.pattern`, or '' for the member itself. */
export function errorsBelow(refusal: Refusal | undefined, member: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [path, message] of Object.entries(refusal?.fields ?? {})) {
    const below = path.replace(/^settings\./, '');
    if (below === member) found.set('', message);
    else if (below.startsWith(`${member}.`)) found.set(below.slice(member.length + 1), message);
  }
  return found;
}

/** One message for a field that holds a whole member; a list says the line. */
export function errorOf(refusal: Refusal | undefined, member: string): string | undefined {
  const [first] = errorsBelow(refusal, member);
  if (first === undefined) return undefined;
  const [path, message] = first;
  return /^\d+$/.test(path) ? `Line ${String(Number(path) + 1)}: ${message}` : message;
}
