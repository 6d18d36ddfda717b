import { z } from 'zod';
import type { People } from '../core/bitbucket-ports';
import type { BitbucketRequest } from '../core/ports';
import { pages } from './pages';
import { uuidSegment } from './paths';

const member = z.object({ user: z.object({ account_id: z.string(), display_name: z.string() }) });
const FIELDS = 'values.user.account_id,values.user.display_name';
/** Anything else could not be put into a filter unescaped, and is no account id. */
const ACCOUNT_ID = /^[\w:.-]{1,128}$/;

/** Members of the workspace, as the app. */
export function createPeople(request: BitbucketRequest): People {
  return {
    async names(workspace, accountIds) {
      const asked = accountIds.filter((id) => ACCOUNT_ID.test(id));
      if (asked.length === 0) return new Map();
      const q = asked.map((id) => `user.account_id = "${id}"`).join(' OR ');
      const query = `pagelen=100&fields=${FIELDS}&q=${encodeURIComponent(q)}`;
      const path = `/2.0/workspaces/${uuidSegment(workspace)}/members?${query}`;
      for await (const { rows } of pages(request, path, member)) {
        return new Map(rows.map(({ user }) => [user.account_id, user.display_name]));
      }
      return new Map();
    },
  };
}
