/** Names so many; the rest is a number. */
const NAMED = 20;

/** `web-shop: HOOK_FORBIDDEN` for each, as details of a problem. */
export function namedFailures(
  failed: readonly (readonly [name: string, code: string])[],
): readonly string[] {
  const named = failed.slice(0, NAMED).map(([name, code]) => `${name}: ${code}`);
  const more = failed.length > NAMED ? [`${String(failed.length - NAMED)} more`] : [];
  return [...named, ...more];
}
