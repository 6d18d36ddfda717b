import { z } from 'zod';
import { BridgeError } from '../core/errors';

/** `ari:cloud:bitbucket::workspace/{uuid}`, with or without braces. */
const INSTALLATION = /^ari:cloud:bitbucket:.*:workspace\/\{?([0-9a-f-]{36})\}?$/i;

const context = z.object({ installContext: z.string() });

/**
 * The workspace that the platform says this invocation is for, uuid without braces. Taken from
 * `installContext` alone: every other member can come from the browser.
 */
export function workspaceOf(input: unknown): string {
  const parsed = context.safeParse(input);
  const match = parsed.success ? INSTALLATION.exec(parsed.data.installContext) : null;
  if (match?.[1] === undefined) throw new BridgeError('NOT_ALLOWED', { detail: 'No workspace.' });
  return match[1].toLowerCase();
}
