const RAW_FILE = /^\/2\.0\/repositories\/[^/]+\/[^/]+\/src\/[^/]+\/[^/]/;

/**
 * Bitbucket answers for a raw file in Git LFS with 301 to a media host. Nothing is asked there: the
 * caller gets what git itself holds of such a file, as far as it is known, so that it can tell.
 * Undefined for any other redirect.
 */
export function lfsPointer(url: string, status: number, location: string): Response | undefined {
  if (status !== 301 || !RAW_FILE.test(new URL(url).pathname) || !URL.canParse(location, url)) {
    return undefined;
  }
  const target = new URL(location, url);
  const isElsewhere = target.protocol === 'https:' && target.origin !== new URL(url).origin;
  if (!isElsewhere) return undefined;
  return new Response('version https://git-lfs.github.com/spec/v1\n', {
    headers: { 'content-type': 'text/plain' },
  });
}
