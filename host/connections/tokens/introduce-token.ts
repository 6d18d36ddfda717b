import { z } from 'zod';
import { ConnectionError } from '../problem';
import type { Ask, Told } from './ask-bitbucket';
import type { TokenKind } from './needed-scopes';
import { listOf } from './places';
import type { Places } from './places';

export interface TokenAccount {
  readonly accountId: string;
  readonly name: string;
}

/** The first answer to a token; without one, why. */
export type Introduction =
  | { readonly told: Told; readonly account?: TokenAccount }
  | { readonly told?: undefined; readonly problem: ConnectionError };

const user = z.object({ account_id: z.string().min(1), display_name: z.string().catch('') });

/**
 * The first question. An account is asked who it is; an access token is nobody, and Bitbucket may
 * answer that question with 401 though the token is valid: it is asked for what it is there to read.
 */
export async function introduceToken(
  ask: Ask,
  kind: TokenKind,
  { repository, repositories }: Places,
): Promise<Introduction> {
  try {
    const isPerson = kind === 'api-token';
    const told = await ask(isPerson ? '/2.0/user' : (repository ?? listOf(repositories)));
    const { data } = isPerson ? user.safeParse(told.body) : {};
    if (data === undefined) return { told };
    const { account_id: accountId, display_name: name } = data;
    return { told, account: { accountId, name: name === '' ? accountId : name } };
  } catch (error) {
    if (error instanceof ConnectionError) return { problem: error };
    throw error;
  }
}
