import { view } from '@forge/bridge';
import { z } from 'zod';
import type { Reply } from '../../../src/contract/resolvers';

const context = z.object({
  moduleKey: z.string(),
  extension: z.object({ repository: z.object({ uuid: z.string() }).optional() }),
});

export interface PanelContext {
  readonly moduleKey: string;
  /** Uuid of the repository that the page belongs to, with braces. */
  readonly repository: string | undefined;
}

/** Where in Bitbucket this panel is. */
export async function loadPanelContext(): Promise<Reply<PanelContext>> {
  const parsed = context.safeParse(await view.getContext());
  if (!parsed.success) return NO_CONTEXT;
  const { moduleKey, extension } = parsed.data;
  return { ok: true, data: { moduleKey, repository: extension.repository?.uuid } };
}

const NO_CONTEXT = {
  ok: false,
  problem: {
    code: 'PANEL_CONTEXT',
    sentence: 'Bitbucket did not say which page this is.',
    next: 'Reload the page.',
  },
} as const;
