import type { Origin } from '../../core/delivery/types';
import { headerValue } from '../http/header-value';

/**
 * The X-* headers that tell Interlynk where a document comes from, as its command-line client
 * sends them from Bitbucket (pylynk, utils/ci_info.py), less what would not be true here:
 *
 * - X-CI-Provider is `generic_ci` and not `bitbucket_pipelines`: no pipeline ran. It is not left
 *   out, because a reader may need it to look at the other headers at all.
 * - X-Build-URL, X-PR-Author: there is no build, and the author is not known.
 * - X-PR-*: for pull requests only, but for the source branch, which that client sends for plain
 *   pushes as well: it is the only header that names the branch.
 *
 * Empty values are dropped; what does not fit a header is encoded (see headerValue).
 */
export function metadataHeaders(origin: Origin): Record<string, string> {
  const repository = repositoryUrl(origin);
  const pull = origin.event === 'pull_request' ? origin.pullRequest : undefined;
  const values: Record<string, string | undefined> = {
    'X-CI-Provider': 'generic_ci',
    'X-Event-Type': origin.event,
    'X-Release-Tag': origin.event === 'release' ? origin.ref : undefined,
    'X-PR-Number': pull === undefined ? undefined : String(pull.id),
    'X-PR-URL':
      pull === undefined || repository === undefined
        ? undefined
        : `${repository}/pull-requests/${pull.id}`,
    'X-PR-Source-Branch': pull?.source ?? (origin.event === 'push' ? origin.ref : undefined),
    'X-PR-Target-Branch': pull?.target,
    'X-Commit-SHA': origin.commit,
    'X-Repository-URL': repository,
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const safe = value === undefined ? undefined : headerValue(value);
      return safe === undefined ? [] : [[name, safe]];
    }),
  );
}

/** Undefined where a part is missing: an address with a hole in it helps nobody. */
function repositoryUrl(origin: Origin): string | undefined {
  const slugs = [origin.workspaceSlug, origin.repositorySlug].map((slug) => slug.trim());
  // A slug is letters, digits, dot, dash and underscore; anything else is not an address.
  if (!slugs.every((slug) => /^[\w.-]+$/.test(slug) && !/^\.+$/.test(slug))) return undefined;
  return `https://bitbucket.org/${slugs.join('/')}`;
}
