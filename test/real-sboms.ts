import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { skipped } from './skipped';

const manifest = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      format: z.enum(['cyclonedx', 'spdx', 'none']),
      serialization: z.string(),
      version: z.string().nullable(),
      valid: z.boolean(),
      components: z.number().optional(),
    }),
  ),
});
/** What the manifest of the collected SBOMs says of one of them. */
export type RealSbom = z.infer<typeof manifest>['files'][number];

/** Where the collected SBOMs are, beside the checkout. */
export const REAL_SBOMS = path.resolve(__dirname, '../../shared/data/sboms');

/**
 * The collected SBOMs; none where they are absent, which is then printed as a skip.
 *
 * @param purpose what they are wanted for: `to inspect`
 */
export function realSboms(purpose: string): readonly RealSbom[] {
  const file = path.join(REAL_SBOMS, 'manifest.json');
  if (existsSync(file)) return manifest.parse(JSON.parse(readFileSync(file, 'utf8'))).files;
  skipped(`no ../shared/data/sboms ${purpose}`);
  return [];
}
