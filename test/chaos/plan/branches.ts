/** SBOM versions by path. */
export type Versions = Readonly<Record<string, string>>;

interface Branch {
  /** What each commit left behind, the oldest first; the first is that of the branch's beginning. */
  readonly states: readonly Versions[];
  /** Commits that a force push may take back: those of its own since the last merge or branching off. */
  readonly own: number;
}

/** What the plan knows of the branches of one repository while it is drawn. */
export function createBranches() {
  const branches = new Map<string, Branch>([['main', { states: [{}], own: 0 }]]);
  const get = (name: string): Branch => branches.get(name) ?? { states: [{}], own: 0 };
  return {
    has: (name: string) => branches.has(name),
    names: () => [...branches.keys()],
    tip: (name: string): Versions => get(name).states.at(-1) ?? {},
    /** The versions of a path that the branch had, the newest first, each once. */
    versions: (name: string, path: string): string[] => [
      ...new Set(
        get(name)
          .states.flatMap((state) => state[path] ?? [])
          .reverse(),
      ),
    ],
    own: (name: string) => get(name).own,
    start: (name: string, from: string) => {
      const { states } = get(from);
      // What another branch stands on is not taken back: merging that one would meet conflicts.
      branches.set(from, { states, own: 0 });
      branches.set(name, { states: [states.at(-1) ?? {}], own: 0 });
    },
    drop: (name: string) => {
      branches.delete(name);
    },
    back: (name: string, commits: number) => {
      const { states, own } = get(name);
      branches.set(name, { states: states.slice(0, states.length - commits), own: own - commits });
    },
    commit: (name: string, changed: Versions) => {
      const { states, own } = get(name);
      branches.set(name, { states: [...states, { ...states.at(-1), ...changed }], own: own + 1 });
    },
    merge: (name: string, changed: Versions) => {
      const { states } = get(name);
      branches.set(name, { states: [...states, { ...states.at(-1), ...changed }], own: 0 });
    },
  };
}
export type Branches = ReturnType<typeof createBranches>;
