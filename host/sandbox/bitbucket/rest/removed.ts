import type { Hono } from 'hono';
import { ApiError } from './api-error';
import type { RestEnvironment } from './environment';

/** The lists across workspaces, which Bitbucket removed in spring 2026. */
const REMOVED = [
  '/2.0/workspaces',
  '/2.0/repositories',
  '/2.0/user/permissions/repositories',
  '/2.0/user/permissions/workspaces',
];

/** Answers 410 as Bitbucket does, with the address of the announcement. */
export function addRemoved(app: Hono<RestEnvironment>): void {
  app.on(['GET', 'HEAD'], REMOVED, () => {
    throw new ApiError(410, 'CHANGE-2770 - Functionality has been deprecated', {
      detail: 'Please read the changelog entry for more details.',
      data: {
        announcement_url: 'https://developer.atlassian.com/cloud/bitbucket/changelog#CHANGE-2770',
      },
    });
  });
}
