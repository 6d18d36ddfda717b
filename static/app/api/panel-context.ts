import { view } from '@forge/bridge';
import { z } from 'zod';
import { pageRefusal } from '../../../src/contract/page-problems';
import type { Reply } from '../../../src/contract/resolvers';

const context = z.object({
  moduleKey: z.string(),
  extension: z.object({
    repository: z.object({ uuid: z.string() }).optional(),
    pullRequest: z.object({ id: z.coerce.number().int() }).optional(),
    file: z.object({ path: z.string() }).optional(),
    commit: z.object({ hash: z.string() }).optional(),
  }),
});

export interface PanelContext {
  readonly moduleKey: string;
  /** Uuid of the repository that the page belongs to, with braces. */
  readonly repository: string | undefined;
  /** Id within the repository. */
  readonly pullRequest: number | undefined;
  /** The file that is looked at, at which commit. */
  readonly file: { readonly path: string; readonly commit: string } | undefined;
}

/** Where in Bitbucket this panel is. Never rejects. */
export async function loadPanelContext(): Promise<Reply<PanelContext>> {
  // Without an answer there is no context either.
  const answer: unknown = await view.getContext().catch(() => undefined);
  const parsed = context.safeParse(answer);
  if (!parsed.success) return NO_CONTEXT;
  const { moduleKey, extension } = parsed.data;
  const { repository, pullRequest, file, commit } = extension;
  return {
    ok: true,
    data: {
      moduleKey,
      repository: repository?.uuid,
      pullRequest: pullRequest?.id,
      file: file && commit && { path: file.path, commit: commit.hash },
    },
  };
}

const NO_CONTEXT = pageRefusal('PANEL_CONTEXT');
