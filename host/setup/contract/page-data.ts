import { z } from 'zod';
import { problemView } from './views';

/** What a page reads from `data-page` of its body. */
export const pageData = z.object({
  page: z.enum(['connections', 'setup', 'connection', 'login']),
  /** Goes back with each call; absent where one has to log in first. */
  token: z.string().optional(),
  /** Somebody has logged in: on loopback there is nothing to leave. */
  canLogOut: z.boolean().optional(),
  connectionId: z.string().optional(),
  /** What an authorization at Bitbucket came to. */
  problem: problemView.optional(),
  /** Where to go after logging in: a path of this host. */
  next: z.string().optional(),
});
export type PageData = z.infer<typeof pageData>;
