/** What names the product of a repository where nobody set a template. */
export const DEFAULT_PRODUCT_TEMPLATE = '{workspace}/{repository}';

const PLACEHOLDERS = ['workspace', 'repository', 'directory', 'file'] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];
/** Longer names lose their middle; the ends tell products apart. */
const MAX_CHARACTERS = 200;

export interface ProductSource {
  /** Slugs. */
  readonly workspace: string;
  readonly repository: string;
  /** Of the SBOM, from the root of the repository. */
  readonly path: string;
}

/** Why a template cannot be used, in one plain line; undefined = it can. */
export function productTemplateProblem(template: string): string | undefined {
  const unknown = [...template.matchAll(/\{([^{}]*)\}/g)].find(
    ([, name]) => !isPlaceholder(name ?? ''),
  );
  const known = PLACEHOLDERS.map((name) => `{${name}}`).join(', ');
  if (unknown !== undefined) return `${unknown[0]} is not known; use ${known}.`;
  if (/[{}]/.test(template.replace(/\{[^{}]*\}/g, ''))) return 'A brace is not closed or opened.';
  return tidy(template) === '' ? 'The template is empty.' : undefined;
}

/**
 * The product that an SBOM belongs to at the destination.
 *
 * It depends on the path of that one SBOM only, never on which others exist or changed: a push
 * shows only what it touched, so a name that counted SBOMs would differ from push to push. So an
 * SBOM at the root gets the template as it is, and one in a directory gets `/{directory}`
 * appended, be it the only one or not. Two kinds of templates get nothing appended: one that says
 * itself where `{directory}` goes, and one without placeholders, which names one fixed product.
 *
 * `{file}` is the file name without the endings that say it is an SBOM (`api.cdx.json` → `api`).
 */
export function productName(template: string, source: ProductSource): string {
  const slash = source.path.lastIndexOf('/');
  const values: Readonly<Record<Placeholder, string>> = {
    workspace: source.workspace,
    repository: source.repository,
    directory: slash < 0 ? '' : source.path.slice(0, slash),
    file: source.path.slice(slash + 1).replace(SBOM_ENDINGS, ''),
  };
  const append = /\{[^{}]*\}/.test(template) && !template.includes('{directory}');
  const whole = append ? `${template}/{directory}` : template;
  // One pass, so that a directory named `{file}` stays what it is.
  const filled = whole.replace(/\{([^{}]*)\}/g, (braces, name: string) =>
    isPlaceholder(name) ? values[name] : braces,
  );
  return shorten(tidy(filled)) || `${source.workspace}/${source.repository}`;
}

const SBOM_ENDINGS = /(?:\.(?:json|xml|cdx|cyclonedx|spdx3?|sbom|bom|yaml|yml|rdf))+$/i;

function isPlaceholder(name: string): name is Placeholder {
  return (PLACEHOLDERS as readonly string[]).includes(name);
}

/** Without characters that cannot be seen or that turn text around, and without empty parts. */
function tidy(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\/{2,}/g, '/')
    .replace(/^[\s/]+|[\s/]+$/g, '');
}

function shorten(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= MAX_CHARACTERS) return name;
  const half = MAX_CHARACTERS / 2;
  return [...characters.slice(0, half - 1), '…', ...characters.slice(-half)].join('');
}
