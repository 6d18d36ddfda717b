/** Where nobody set a template: the version that the document itself names. */
export const DEFAULT_VERSION_TEMPLATE = '{version}';

const PLACEHOLDERS = ['tag', 'branch', 'ref', 'commit', 'version'] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];
/** Longer versions lose their middle, as product names do. */
const MAX_CHARACTERS = 200;
/** Of a commit; what Bitbucket shows is shorter, and two of these do not meet. */
const COMMIT_CHARACTERS = 12;

/** What an event says; names of branches and tags are hostile text. */
export interface VersionSource {
  /** Of a pushed tag. */
  readonly tag?: string;
  /** Of a push to a branch, or the destination of a pull request. */
  readonly branch?: string;
  /** The whole hash. */
  readonly commit: string;
  /** What the document itself says. */
  readonly version?: string;
}

/** Why a template cannot be used, in one plain line; undefined = it can. */
export function versionTemplateProblem(template: string): string | undefined {
  const unknown = [...template.matchAll(/\{([^{}]*)\}/g)].find(
    ([, name]) => !isPlaceholder(name ?? ''),
  );
  const known = PLACEHOLDERS.map((name) => `{${name}}`).join(', ');
  if (unknown !== undefined) return `${unknown[0]} is not known; use ${known}.`;
  if (/[{}]/.test(template.replace(/\{[^{}]*\}/g, ''))) return 'A brace is not closed or opened.';
  return visible(template) === '' ? 'The template is empty.' : undefined;
}

/**
 * The version that an SBOM gets at the destination; undefined = the one that it names itself. That
 * is so where the event has no value for a placeholder (`{tag}` in a push to a branch), and where
 * nothing visible is left. `{ref}` is the tag or else the branch, `{commit}` twelve characters.
 */
export function versionName(template: string, source: VersionSource): string | undefined {
  const values: Readonly<Record<Placeholder, string>> = {
    tag: visible(source.tag ?? ''),
    branch: visible(source.branch ?? ''),
    ref: visible(source.tag ?? source.branch ?? ''),
    commit: visible(source.commit).slice(0, COMMIT_CHARACTERS),
    version: visible(source.version ?? ''),
  };
  const names = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '');
  if (names.some((name) => isPlaceholder(name) && values[name] === '')) return undefined;
  // One pass, so that a branch named `{tag}` stays what it is.
  const filled = template.replace(/\{([^{}]*)\}/g, (braces, name: string) =>
    isPlaceholder(name) ? values[name] : braces,
  );
  const version = shorten(visible(filled));
  return version === '' ? undefined : version;
}

function isPlaceholder(name: string): name is Placeholder {
  return (PLACEHOLDERS as readonly string[]).includes(name);
}

/** Without characters that cannot be seen or that turn text around. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]/gu, '').trim();
}

function shorten(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= MAX_CHARACTERS) return text;
  const half = MAX_CHARACTERS / 2;
  return [...characters.slice(0, half - 1), '…', ...characters.slice(-half)].join('');
}
