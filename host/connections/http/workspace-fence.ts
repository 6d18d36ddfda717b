import { ConnectionError } from '../problem';

/** The one workspace that may be reached; before it is known, none is. `uuid` is bare. */
export interface FencedWorkspace {
  readonly uuid?: string;
  readonly slug?: string;
}

export interface Fence {
  /** `https://api.bitbucket.org`. */
  readonly api: string;
  readonly workspace: FencedWorkspace;
}

/** Answers to these are about the credential's own account, or about nobody. */
const OF_NO_WORKSPACE = /^\/2\.0\/(?:user(?:\/emails|\/workspaces)?|hook_events(?:\/[a-z]+)?)\/?$/;
const OF_A_WORKSPACE = /^(\/2\.0\/(?:repositories|workspaces|user\/workspaces)\/)([^/]+)(\/.*)?$/;
const REPOSITORY = /^(?:[\w.-]{1,100}|\{[0-9a-f-]{36}\})$/i;

/**
 * Where a path, a link or a redirect leads, if it stays in the API and in the workspace. The
 * workspace is then named by its uuid where that is known: a slug may be somebody else's by now.
 * Throws OTHER_WORKSPACE for all else; nothing was sent.
 */
export function fencedUrl({ api, workspace }: Fence, target: string, base = api): URL {
  const [written = ''] = target.split(/[?#]/, 1);
  // What a URL parser silently takes away or turns into a slash.
  if (hasOddCharacter(written) || !URL.canParse(target, base)) throw outside();
  const url = new URL(target, base);
  const isApi = url.origin === new URL(api).origin && url.username === '' && url.password === '';
  if (!isApi) throw outside(url.host);
  const { pathname } = url;
  if (walks(pathname)) throw outside();
  checkQuery(url.searchParams, workspace);
  url.hash = '';
  if (OF_NO_WORKSPACE.test(pathname)) return url;
  const [, before = '', named = '', after = ''] = OF_A_WORKSPACE.exec(pathname) ?? [];
  if (!isOwn(workspace, decoded(named))) throw outside();
  const repository = before.endsWith('/repositories/') ? after.split('/')[1] : undefined;
  if (repository !== undefined && repository !== '' && !isRepository(repository)) throw outside();
  if (workspace.uuid !== undefined) {
    url.pathname = `${before}${encodeURIComponent(`{${workspace.uuid}}`)}${after}`;
  }
  return url;
}

/** The host may be named; nothing else of an address that was not taken is. */
function outside(host?: string): ConnectionError {
  return new ConnectionError('OTHER_WORKSPACE', host === undefined ? [] : [host]);
}

function hasOddCharacter(text: string): boolean {
  return Array.from(text).some((one) => one <= ' ' || one === '\\' || one === '\u007f');
}

/** ASCII only: the lower case of some foreign letters is an ASCII letter. */
function isOwn({ uuid, slug }: FencedWorkspace, name: string | undefined): boolean {
  if (name === undefined || !/^[!-~]+$/.test(name)) return false;
  const key = name.toLowerCase();
  return key === slug?.toLowerCase() || (uuid !== undefined && key === `{${uuid}}`.toLowerCase());
}

function isRepository(segment: string): boolean {
  const name = decoded(segment);
  return name !== undefined && REPOSITORY.test(name) && name !== '.' && name !== '..';
}

/**
 * Whether a server that decodes once more, or twice, would find a step up or down in the path. A
 * branch name with a slash is none. What is no UTF-8 is taken for one.
 */
function walks(pathname: string): boolean {
  return pathname.split('/').some((segment) => {
    let text = decoded(segment);
    if (text === undefined) return true;
    for (let round = 0; round < 3 && text !== undefined; round += 1) {
      if (text.includes('\0') || text.split(/[/\\]/).some(isDots)) return true;
      text = decoded(text);
    }
    return false;
  });
}

/** With what some servers cut off: `..;x`. */
function isDots(part: string): boolean {
  return /^\.{1,2}(?:;.*)?$/.test(part);
}

/** No parameter of the API names a workspace or holds a credential: whoever sends one means harm. */
function checkQuery(query: URLSearchParams, workspace: FencedWorkspace): void {
  for (const [name, value] of query) {
    const key = name.toLowerCase();
    if (['access_token', 'jwt'].includes(key)) throw outside();
    if (key === 'workspace' && !isOwn(workspace, value)) throw outside();
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
