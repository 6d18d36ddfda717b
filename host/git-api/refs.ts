import type { Git } from './git';

export interface RefTip {
  readonly type: 'branch' | 'tag';
  readonly name: string;
  /** The commit it leads to. */
  readonly commit: string;
  /** What the ref itself holds: differs from `commit` for annotated tags. */
  readonly object: string;
}

export interface AnnotatedTag {
  readonly message: string;
  readonly taggedAt: string;
  readonly tagger: { readonly name: string; readonly email: string };
}

const PREFIXES = { branch: 'refs/heads/', tag: 'refs/tags/' } as const;

/** All branches and tags, by name. Tags of anything else than a commit are left out. */
export async function listRefs(
  git: Git,
  types: readonly RefTip['type'][] = ['branch', 'tag'],
): Promise<RefTip[]> {
  const { stdout } = await git.run([
    'for-each-ref',
    '--format=%(objectname) %(objecttype) %(*objectname) %(*objecttype) %(refname)',
    ...types.map((type) => PREFIXES[type]),
  ]);
  const refs: RefTip[] = [];
  for (const line of stdout.toString('utf8').split('\n')) {
    const [object = '', kind, peeled = '', peeledKind, refName = ''] = line.split(' ');
    const commit = kind === 'commit' ? object : peeledKind === 'commit' ? peeled : undefined;
    const type = refName.startsWith(PREFIXES.branch) ? 'branch' : 'tag';
    if (commit !== undefined) {
      refs.push({ type, name: refName.slice(PREFIXES[type].length), commit, object });
    }
  }
  return refs;
}

/** Message, tagger and date of the annotated tags among these; lightweight tags are not in the map. */
export async function readTags(
  git: Git,
  tags: readonly RefTip[],
): Promise<ReadonlyMap<string, AnnotatedTag>> {
  const annotated = tags.filter((tag) => tag.object !== tag.commit);
  if (annotated.length === 0) return new Map();
  const { stdout } = await git.run([
    'for-each-ref',
    '--format=%(objectname)%00%(taggername)%00%(taggeremail:trim)%00%(taggerdate:iso-strict)%00%(contents)%00',
    ...annotated.map((tag) => `${PREFIXES.tag}${tag.name}`),
  ]);
  const fields = stdout.toString('utf8').split('\0');
  const byObject = new Map<string, AnnotatedTag>();
  for (let at = 0; at + 5 < fields.length; at += 5) {
    const [object = '', name = '', email = '', taggedAt = '', message = ''] = fields.slice(at);
    byObject.set(object.trim(), { message, taggedAt, tagger: { name, email } });
  }
  return new Map(
    annotated.flatMap((tag) => {
      const found = byObject.get(tag.object);
      return found === undefined ? [] : [[tag.name, found] as const];
    }),
  );
}
