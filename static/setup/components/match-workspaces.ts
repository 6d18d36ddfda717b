interface Named {
  readonly slug: string;
  readonly name: string;
}

/** Those whose name or slug has the text in it; those that begin with it come first. */
export function matchWorkspaces<W extends Named>(
  workspaces: readonly W[],
  text: string,
): readonly W[] {
  const wanted = text.trim().toLowerCase();
  const rank = ({ name, slug }: W): number => {
    const names = [name.toLowerCase(), slug.toLowerCase()];
    if (names.some((one) => one.startsWith(wanted))) return 0;
    return names.some((one) => one.includes(wanted)) ? 1 : 2;
  };
  return workspaces
    .map((workspace) => ({ workspace, rank: rank(workspace) }))
    .filter((ranked) => ranked.rank < 2)
    .sort((a, b) => a.rank - b.rank || a.workspace.name.localeCompare(b.workspace.name))
    .map(({ workspace }) => workspace);
}
