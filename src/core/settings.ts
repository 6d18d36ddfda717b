import { z } from 'zod';
import { EVENT_NAMES } from './events/types';
import { isBranchKind, patternProblem } from './environments/pattern';
import { productTemplateProblem } from './delivery/product-name';
import { versionTemplateProblem } from './delivery/version-template';
import { addressProblem } from './delivery/address';
import { projectTemplateProblem } from './delivery/project-names';
import { globProblem } from './glob';

/** A text that a check of ours has to find usable; its line becomes the message of the field. */
function usable(schema: z.ZodString, problemOf: (value: string) => string | undefined) {
  return schema.superRefine((value, context) => {
    const problem = problemOf(value);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  });
}

const EMPTY = 'Enter a text, or leave the field out.';

function atMost(length: number): string {
  return `At most ${String(length)} characters are possible.`;
}

/** A text that is not empty, without the spaces around it. */
function filled(length: number, empty: string) {
  return z.string().trim().min(1, empty).max(length, atMost(length));
}

/** Text on one line, as names are. */
function oneLine(length: number, empty: string) {
  return filled(length, empty).regex(
    /^[^\p{Cc}]*$/u,
    'Line breaks, tabs and other control characters are not possible.',
  );
}

const destinationId = z.string().max(60);
const NO_DESTINATION = 'Choose at least one destination.';

/** Strict: unknown members and bad values are refused when saved (SETTINGS_INVALID). */
export const environmentRule = z
  .strictObject({
    events: z.array(z.enum(EVENT_NAMES)).min(1, 'Choose at least one event.'),
    ref: z.enum(['branch', 'tag']),
    pattern: usable(z.string(), patternProblem),
    environment: oneLine(100, 'Enter an environment, or choose not to send.').nullable(),
    version: usable(filled(255, EMPTY), versionTemplateProblem).optional(),
    /** Marks what is sent as the latest version, where the destination knows such a mark. */
    latest: z.boolean().optional(),
    /** Ids of destinations; absent = those of the repository. */
    destinations: z.array(destinationId).min(1, NO_DESTINATION).max(10).optional(),
  })
  .superRefine(({ ref, pattern }, context) => {
    if (ref === 'tag' && isBranchKind(pattern)) {
      context.addIssue({
        code: 'custom',
        path: ['pattern'],
        message: `${pattern} is a kind of branch; a tag rule needs a name or a pattern.`,
      });
    }
  });

/** What the merge check demands of a pull request; see app/check-merge.ts. */
export const GATES = ['off', 'valid', 'present'] as const;
export type Gate = (typeof GATES)[number];

const filePattern = usable(z.string(), globProblem);
const filePatterns = z.array(filePattern).max(50, 'At most 50 patterns are possible.');

/** Members that both levels share; absent = as the level above. */
const shared = {
  rules: z.array(environmentRule).max(100, 'At most 100 rules are possible.').default([]),
  patterns: filePatterns.optional(),
  excludes: filePatterns.optional(),
  productTemplate: usable(z.string().max(255, atMost(255)), productTemplateProblem).optional(),
  report: z.boolean().optional(),
  buildStatus: z.boolean().optional(),
  /** One comment on each open pull request that changes an SBOM, kept up to date. */
  comment: z.boolean().optional(),
  gate: z.enum(GATES).optional(),
};

export const repositorySettings = z.strictObject({
  ...shared,
  enabled: z.boolean().default(true),
  /** Ids of destinations; absent = all enabled ones of the workspace. A rule may name others. */
  destinations: z.array(destinationId).max(10).optional(),
});
export type RepositorySettings = z.infer<typeof repositorySettings>;

const anyDestination = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  name: filled(80, 'Enter a name.'),
  enabled: z.boolean().default(true),
};
const line = oneLine(255, EMPTY);
const address = usable(z.string().trim().max(2000, atMost(2000)), addressProblem);
const projectTemplate = usable(filled(255, EMPTY), projectTemplateProblem);

export const destinationConfig = z.discriminatedUnion('kind', [
  z.strictObject({
    ...anyDestination,
    kind: z.literal('interlynk'),
    /** Whether to ask for the verdict of the policies once a document is processed. */
    policyVerdict: z.boolean().optional(),
  }),
  z.strictObject({
    ...anyDestination,
    kind: z.literal('dependency-track'),
    /** Of the API server, without `/api`: `https://dtrack.example.com`. */
    address,
    /** Made of `{product}`, `{environment}`, `{version}`; absent = as project-names.ts says. */
    projectName: projectTemplate.optional(),
    projectVersion: projectTemplate.optional(),
    /** What new projects are put under; it has to exist. */
    parent: z.strictObject({ name: line, version: line.optional() }).optional(),
    tags: z
      .array(line.regex(/^[^,]*$/, 'A tag has no comma.'))
      .max(20, 'At most 20 tags are possible.')
      .optional(),
  }),
  z.strictObject({
    ...anyDestination,
    kind: z.literal('https-endpoint'),
    /** Where documents are posted to: `https://sboms.example.com/intake`. */
    address,
  }),
]);
export type DestinationConfig = z.infer<typeof destinationConfig>;
export type DestinationKind = DestinationConfig['kind'];
export type ConfigOf<K extends DestinationKind> = Extract<DestinationConfig, { kind: K }>;

/** Uuids of repositories without braces, chosen one by one. */
const chosenByHand = z
  .array(z.string().regex(/^[0-9a-f-]{36}$/))
  .max(500, 'At most 500 repositories can be chosen by hand. Choose others by project or name.')
  .default([]);
const projectKey = z
  .string()
  .trim()
  .max(255, atMost(255))
  .regex(/^[a-z][a-z0-9_]*$/i, 'A project key is made of letters, digits and underscores.')
  .toUpperCase();

export const workspaceSettings = z.strictObject({
  ...shared,
  /** Which rules stand behind those of the workspace. */
  defaults: z.enum(['built-in', 'interlynk-preset', 'none']).default('built-in'),
  destinations: z
    .array(destinationConfig)
    .max(10, 'At most 10 destinations are possible.')
    .default([]),
  /** Which repositories take part; absent = all. Those chosen by hand come first. */
  repositories: z
    .strictObject({
      /** All but those that projects or names match, or these alone. */
      kind: z.enum(['all-but', 'only']),
      projects: z.array(projectKey).max(100, 'At most 100 projects are possible.').default([]),
      names: z.array(filePattern).max(100, 'At most 100 names are possible.').default([]),
      included: chosenByHand,
      excluded: chosenByHand,
    })
    .optional(),
});
export type WorkspaceSettings = z.infer<typeof workspaceSettings>;
