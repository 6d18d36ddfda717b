import { z } from 'zod';
import type { Calls } from '../access';
import { uuid } from '../parts';

/** A document as it was sent: one point of the plot. */
const point = z.object({
  /** Of the primary component; empty where the document has none. */
  version: z.string(),
  commit: z.string(),
  components: z.number().int(),
  /** Quality, 0 to 10. */
  score: z.number().optional(),
  sentAt: z.number(),
});

/** Which document: the file at its commit. */
const document = {
  repository: uuid,
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  path: z.string().min(1).max(4096),
  /** Where to go on: `next` of the answer before. */
  from: z.number().int().nonnegative().optional(),
};

/** The calls of the repository page. */
export const REPOSITORY_PAGE_CALLS = {
  /** What the destinations hold of the repository, per environment, and what was sent before. */
  getRepositorySboms: {
    access: 'repository-read',
    request: z.object({ repository: uuid }),
    answer: z.object({
      files: z.array(
        z.object({
          environment: z.string(),
          product: z.string(),
          path: z.string(),
          /** The newest first; more than one where destinations hold different ones. */
          documents: z.array(
            point.extend({
              ref: z.string(),
              /** Names of those that hold it. */
              destinations: z.array(z.string()),
            }),
          ),
          /** Oldest first. */
          history: z.array(point),
        }),
      ),
      /** False where older deliveries were left out. */
      complete: z.boolean(),
      /** Deliveries on their way, and those that came to nothing. */
      waiting: z.number().int(),
      refused: z.number().int(),
      enabled: z.boolean(),
      /** The workspace leaves the repository out. */
      excluded: z.boolean(),
      hasDestination: z.boolean(),
    }),
  },
  /** Components of a document, 10,000 at most at a time. */
  getComponents: {
    access: 'repository-read',
    request: z.object(document),
    answer: z.object({
      /** `CycloneDX 1.6`. */
      format: z.string(),
      fileName: z.string(),
      /** All components of the document. */
      total: z.number().int(),
      licences: z.array(z.string()),
      ecosystems: z.array(z.string()),
      /** Name, version, and places in `licences` and `ecosystems`. */
      rows: z.array(z.tuple([z.string(), z.string(), z.number().int(), z.number().int()])),
      next: z.number().int().optional(),
    }),
  },
  /** The document itself, in pieces of its gzip. */
  downloadSbom: {
    access: 'repository-read',
    request: z.object(document),
    answer: z.object({
      fileName: z.string(),
      /** Base64. */
      data: z.string(),
      next: z.number().int().optional(),
    }),
  },
} as const satisfies Calls;
