import type { RestProductParts } from '../http/rest-product';

type Instead = NonNullable<RestProductParts['instead']>;

const MEMBERSHIP = /^\/2\.0\/user\/workspaces\/[^/]+\/permission$/;
const REPOSITORIES = /^\/2\.0\/user\/workspaces\/[^/]+\/permissions\/repositories$/;
const BY_UUID = /^repository\.uuid="\{?([0-9a-f-]{36})\}?"$/i;

/**
 * A token without a person: what the app asks about its visitor's permission is answered here.
 * Whoever runs the host holds the credential, so the operator may do what it may. `sees` tells
 * whether the token reads a repository, by uuid; Bitbucket is asked for all else.
 */
export function operatorAnswers(
  account: { readonly accountId: string; readonly name: string },
  sees: (uuid: string) => Promise<boolean>,
): Instead {
  const user = { type: 'user', account_id: account.accountId, display_name: account.name };
  return async ({ pathname, searchParams }, method) => {
    if (method !== 'GET') return undefined;
    if (MEMBERSHIP.test(pathname)) {
      return Response.json({ type: 'workspace_membership', permission: 'owner', user });
    }
    if (!REPOSITORIES.test(pathname)) return undefined;
    const uuid = BY_UUID.exec(searchParams.get('q') ?? '')?.[1]?.toLowerCase();
    if (uuid === undefined || !(await sees(uuid))) return Response.json({ values: [] });
    const repository = { type: 'repository', uuid: `{${uuid}}` };
    const row = { type: 'repository_permission', permission: 'admin', user, repository };
    return Response.json({ values: [row] });
  };
}
