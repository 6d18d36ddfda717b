import { z } from 'zod';
import { bitbucketRequest } from '../http/bitbucket-request';
import type { FencedWorkspace } from '../http/workspace-fence';
import { ConnectionError } from '../problem';
import { answerProblem } from '../rest/answer-problem';
import { askRest, restPages, type RestAccess } from '../rest/rest-pages';
import type { AccessTokens } from './access-tokens';
import type { OAuthParts } from './oauth-parts';
import { bareUuid } from '../../bare-uuid';

/** What is asked before, or beside, the one workspace: who granted, and what that person sees. */
export interface AccountAccess {
  /** GET /2.0/user, with the headers that came along. Throws ConnectionError. */
  account(): Promise<{ accountId: string; name: string; headers: Headers }>;
  /** Every workspace that the account belongs to, by slug. Throws ConnectionError. */
  workspaces(): Promise<readonly VisibleWorkspace[]>;
}

export interface VisibleWorkspace {
  /** Bare and lower case. */
  readonly uuid: string;
  readonly slug: string;
  /** The slug where Bitbucket names none: this list promises no names. */
  readonly name: string;
}

const user = z.object({
  account_id: z.string().min(1).optional(),
  uuid: z.string().min(1),
  display_name: z.string().optional(),
  nickname: z.string().optional(),
});

const entry = z.object({
  workspace: z.object({
    uuid: z.string().regex(/^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i),
    slug: z.string().min(1),
    name: z.string().min(1).optional().catch(undefined),
  }),
});

export function createAccountAccess(
  { service, network }: Pick<OAuthParts, 'service' | 'network'>,
  authorization: Pick<AccessTokens, 'authorize' | 'renew'>,
  workspace: FencedWorkspace = {},
): AccountAccess {
  const access: RestAccess = {
    kind: 'oauth',
    service,
    product: {
      workspace: '',
      request: (_actor, path, init) =>
        bitbucketRequest({ service, network, authorization, workspace }, path, init),
    },
  };
  return {
    account: async () => {
      const answer = await askRest(access, '/2.0/user');
      if (!answer.ok) throw answerProblem('oauth', answer.status, answer.headers);
      const read = user.safeParse(await answer.json().catch(() => undefined));
      if (!read.success) throw new ConnectionError('BITBUCKET_FAILING', [String(answer.status)]);
      const { account_id, uuid, display_name, nickname } = read.data;
      const accountId = account_id ?? bareUuid(uuid);
      return { accountId, name: display_name ?? nickname ?? accountId, headers: answer.headers };
    },
    workspaces: async () => {
      const found: VisibleWorkspace[] = [];
      for await (const { values } of restPages(access, '/2.0/user/workspaces?pagelen=100')) {
        for (const value of values) {
          const { data } = entry.safeParse(value);
          if (data === undefined) continue;
          const { uuid, slug, name } = data.workspace;
          found.push({ uuid: bareUuid(uuid), slug, name: name ?? slug });
        }
      }
      return found.toSorted((a, b) => a.slug.localeCompare(b.slug, 'en'));
    },
  };
}
