import { z } from 'zod';
import type { Calls } from '../access';
import { uuid } from '../parts';
import { problem } from '../report';

/** Of a file inside a repository: no segment leads out of it, or nowhere. */
const path = z
  .string()
  .min(1)
  .max(4096)
  .refine((text) => text.split('/').every((segment) => !['', '.', '..'].includes(segment)))
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text));

const count = z.object({ name: z.string(), count: z.number().int() });

const facts = z.object({
  /** `CycloneDX 1.6`. */
  format: z.string(),
  subject: z
    .object({ name: z.string(), version: z.string().optional(), purl: z.string().optional() })
    .optional(),
  /** As written in the document. */
  created: z.string().optional(),
  documentId: z.string().optional(),
  tools: z.array(z.string()),
  phases: z.array(z.string()),
  components: z.number().int(),
  files: z.number().int(),
  withPurl: z.number().int(),
  dependencies: z.number().int(),
  withoutLicence: z.number().int(),
  suppliers: z.number().int(),
  /** Most frequent first; the first ten. */
  licences: z.array(count),
  ecosystems: z.array(count),
});

/** Quality, 0 to 10; parts that do not apply have no score. */
const quality = z.object({
  overall: z.number().optional(),
  grade: z.enum(['A', 'B', 'C', 'D', 'F']).optional(),
  parts: z.array(
    z.object({
      name: z.string(),
      score: z.number(),
      /** Share in the whole. */
      weight: z.number(),
      features: z.array(
        z.object({ name: z.string(), score: z.number().optional(), reason: z.string() }),
      ),
    }),
  ),
});

/** docs/findings.md has the kinds. `value` and `message` are hostile texts. */
const finding = z.object({
  kind: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  /** A JSON pointer; empty for the document as a whole. */
  path: z.string(),
  value: z.string().optional(),
  message: z.string(),
  next: z.string(),
});

/** Empty texts: not said. */
const component = z.object({
  name: z.string(),
  version: z.string(),
  licence: z.string(),
  purl: z.string(),
});

/** The calls of the viewer of a file. */
export const CODE_FILE_CALLS = {
  inspectFile: {
    access: 'repository-read',
    request: z.object({
      repository: uuid,
      path,
      commit: z.string().regex(/^[0-9a-f]{12,40}$/i),
    }),
    answer: z.object({
      /** Why it is not forwarded, or is no SBOM. */
      problem: problem.optional(),
      facts: facts.optional(),
      quality: quality.optional(),
      findings: z.array(finding),
      /** Without the one that the SBOM is about; fewer than `total` where an answer takes no more. */
      components: z.array(component),
      total: z.number().int(),
      /** Whether the path is one of those that are forwarded. */
      selected: z.boolean(),
    }),
  },
} as const satisfies Calls;
