import { z } from 'zod';
import type { ProductConnection } from '../types';

const membership = z.object({ permission: z.string() });

/**
 * Whether `accountId` administers the connection's workspace, asked at Bitbucket as that person:
 * `GET /2.0/user/workspaces/{workspace}/permission` says `owner`. Any other answer is a no;
 * rejects as the connection does.
 */
export async function isWorkspaceAdmin(
  product: ProductConnection,
  accountId: string,
): Promise<boolean> {
  const workspace = encodeURIComponent(`{${product.workspace}}`);
  const path = `/2.0/user/workspaces/${workspace}/permission`;
  const response = await product.request({ type: 'user', accountId }, path, {
    headers: { accept: 'application/json' },
  });
  if (!response.ok) return false;
  const parsed = membership.safeParse(await response.json().catch(() => undefined));
  return parsed.data?.permission === 'owner';
}
