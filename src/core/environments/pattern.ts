/** Why a branch or tag pattern cannot be used, in one plain line; undefined = it can. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.length > 255) return 'The pattern is longer than 255 characters.';
  return undefined;
}
