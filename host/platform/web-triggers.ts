import { z } from 'zod';
import type { Invoke } from './invoke';
import type { Manifest } from './manifest-types';
import type { WebTriggerUrls } from './web-trigger-urls';

/** An HTTP request to the URL of a web trigger, in Forge's shape. */
export interface WebTriggerRequest {
  /** The id at the end of the URL. */
  readonly id: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
  readonly path: string;
  readonly userPath?: string;
  readonly queryParameters: Readonly<Record<string, readonly string[]>>;
}
export interface WebTriggerAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
}

const answer = z.object({
  statusCode: z.number().int().min(200).max(599),
  headers: z.record(z.string(), z.array(z.string())).default({}),
  body: z.string().default(''),
});

/** Answers web triggers; they are public, so the app must check who calls. */
export function createWebTrigger(
  manifest: Manifest,
  urls: WebTriggerUrls,
  invoke: Invoke,
): (request: WebTriggerRequest) => Promise<WebTriggerAnswer> {
  return async ({ id, ...input }) => {
    const moduleKey = urls.moduleOf(id);
    const trigger = manifest.webTriggers.find(({ key }) => key === moduleKey);
    if (trigger === undefined) return { statusCode: 404, headers: {}, body: '' };
    const outcome = await invoke({
      functionKey: trigger.functionKey,
      moduleKey: trigger.key,
      cause: 'web-trigger',
      input,
    });
    const parsed = outcome.kind === 'returned' ? answer.safeParse(outcome.value).data : undefined;
    return parsed ?? { statusCode: 424, headers: {}, body: '' };
  };
}
