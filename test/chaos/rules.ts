import type { WorkspaceSettings } from '../../src/core/settings';

export interface GitRef {
  readonly type: 'branch' | 'tag';
  readonly name: string;
}

/** What the workspace's settings say beside the built-in rules; `environmentOf` says the same. */
export const RULES: WorkspaceSettings['rules'] = [
  {
    events: ['repo:push', 'pullrequest:fulfilled'],
    ref: 'branch',
    pattern: 'release/*',
    environment: 'default',
  },
  { events: ['repo:push'], ref: 'tag', pattern: 'v*', environment: 'default' },
  { events: ['repo:push'], ref: 'branch', pattern: 'hotfix/*', environment: null },
];

/**
 * Where a push to a ref belongs; undefined = nowhere. Written anew from what the settings mean, and
 * not asked of the app, which is what is tested.
 */
export function environmentOf({ type, name }: GitRef): string | undefined {
  if (type === 'tag') return name.startsWith('v') ? 'default' : undefined;
  if (name === 'main') return 'production';
  if (name === 'develop') return 'development';
  return /^release\/[^/]+$/.test(name) ? 'default' : undefined;
}

/** Environments that several refs write to, so that none of them can say what stands there last. */
export const SHARED_ENVIRONMENTS: ReadonlySet<string> = new Set(['default']);

/** The product of an SBOM: the repository, and the folder where it is not the root. */
export function productOf(workspace: string, slug: string, path: string): string {
  const slash = path.lastIndexOf('/');
  return `${workspace}/${slug}${slash < 0 ? '' : `/${path.slice(0, slash)}`}`;
}

/** Whether a file is an SBOM by its name, among those that a plan writes. */
export function isSbomPath(path: string): boolean {
  return /(?:^|\/)bom\.json$|\.cdx\.json$/.test(path);
}
