import { z } from 'zod';
import type { createCheckMerge, MergeVerdict } from '../app/check-merge';
import { toBridgeError } from '../app/failure';
import { BridgeError, explain } from '../core/errors';

export interface OnMergeCheckPorts {
  readonly checkMerge: ReturnType<typeof createCheckMerge>;
}

const uuid = z
  .string()
  .regex(/^\{?[0-9a-f-]{36}\}?$/i)
  .transform((text) => text.replace(/[{}]/g, '').toLowerCase());
const input = z.object({
  workspace: z.object({ uuid }),
  repository: z.object({ uuid }),
  pullrequest: z.object({ id: z.number().int().min(1) }),
});

/** Merge check, at most 25 s. What goes wrong is an answer that does not let the merge through. */
export function createOnMergeCheck({ checkMerge }: OnMergeCheckPorts) {
  return async (payload: unknown, workspace: string): Promise<MergeVerdict> => {
    try {
      const parsed = input.safeParse(payload);
      if (!parsed.success) throw new BridgeError('REQUEST_INVALID', { cause: parsed.error });
      const { repository, pullrequest } = parsed.data;
      if (parsed.data.workspace.uuid !== workspace) throw new BridgeError('NOT_ALLOWED');
      return await checkMerge({ workspace, uuid: repository.uuid }, pullrequest.id);
    } catch (error) {
      const { code } = toBridgeError(error);
      const { sentence, next } = explain(code);
      return { success: false, message: `${sentence} ${next} (${code})` };
    }
  };
}
