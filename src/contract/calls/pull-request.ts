import { z } from 'zod';
import type { Calls } from '../access';
import { uuid } from '../parts';
import { problem } from '../report';

/** One version of an SBOM file. */
const side = z.object({
  /** `CycloneDX 1.6`. */
  format: z.string().optional(),
  components: z.number().int().optional(),
  /** Quality, 0 to 10. */
  score: z.number().optional(),
  /** Why it is not forwarded. */
  problem: problem.optional(),
});

/** Versions, or licences, of one component; an empty text is unknown. Hostile texts. */
const changeLine = z.object({
  name: z.string(),
  ecosystem: z.string().optional(),
  before: z.array(z.string()),
  after: z.array(z.string()),
  /** What became of its licences. */
  change: z.enum(['gained', 'lost', 'changed', 'became-unknown']).optional(),
});

/** A list by its beginning, and how many entries all of it has. */
const changeList = z.object({ count: z.number().int(), lines: z.array(changeLine) });

const comparedDocument = z.object({
  kind: z.enum(['new', 'changed', 'removed']),
  path: z.string(),
  /** Where it was before, where it moved. */
  from: z.string().optional(),
  before: side.optional(),
  after: side.optional(),
  changes: z
    .object({
      added: changeList,
      removed: changeList,
      upgraded: changeList,
      downgraded: changeList,
      changed: changeList,
      licences: changeList,
    })
    .optional(),
  /** Different tools made the two versions. */
  generatorChanged: z
    .object({ before: z.array(z.string()), after: z.array(z.string()) })
    .optional(),
  /** Not looked into: too large, or there was no time left. */
  skipped: z.enum(['size', 'time']).optional(),
});
export type ComparedDocument = z.infer<typeof comparedDocument>;

/** The calls of the panel in a pull request. */
export const PULL_REQUEST_CALLS = {
  comparePullRequest: {
    access: 'repository-read',
    request: z.object({
      repository: uuid,
      pullRequest: z
        .number()
        .int()
        .min(1)
        .max(2 ** 31),
    }),
    answer: z.object({
      state: z.enum(['open', 'merged', 'declined']),
      /** Where SBOMs go that are merged into the destination branch. */
      merging: z.object({
        branch: z.string(),
        environment: z.string().optional(),
        rule: z.string().optional(),
        /** Why nothing would be sent. */
        problem: problem.optional(),
      }),
      /** Why the documents are none, or not all. */
      problem: problem.optional(),
      documents: z.array(comparedDocument),
      /** Further SBOM files that are not in the list. */
      more: z.number().int(),
    }),
  },
} as const satisfies Calls;
