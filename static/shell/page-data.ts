import { z } from 'zod';

const pageData = z.object({
  token: z.string(),
  workspace: z.string(),
  accounts: z.array(z.object({ accountId: z.string(), name: z.string(), role: z.string() })),
  accountId: z.string(),
  panelOrigin: z.string(),
  panel: z
    .object({
      address: z.string(),
      resources: z.record(z.string(), z.string()),
      context: z.record(z.string(), z.unknown()),
    })
    .optional(),
});
export type PageData = z.infer<typeof pageData>;

/** What the host wrote into the page; throws ZodError where frame and host are of two versions. */
export function readPageData(): PageData {
  return pageData.parse(JSON.parse(document.body.dataset['page'] ?? '{}'));
}
