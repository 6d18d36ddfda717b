import { z } from 'zod';
import { problemView } from './views';

export const pageData = z.object({
  page: z.enum(['connections', 'setup', 'connection', 'login']),
  token: z.string().optional(),
  connectionId: z.string().optional(),
  problem: problemView.optional(),
  next: z.string().optional(),
});
export type PageData = z.infer<typeof pageData>;

/** What the host wrote into the page; throws ZodError where page and host are of two versions. */
export function readPageData(): PageData {
  return pageData.parse(JSON.parse(document.body.dataset['page'] ?? '{}'));
}
