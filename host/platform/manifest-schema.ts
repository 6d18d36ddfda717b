import { z } from 'zod';

/** One namespace for the keys of functions and modules; functions and resources allow 23 characters. */
const key = z.string().regex(/^[a-zA-Z0-9_-]{1,100}$/);
const shortKey = key.max(23);
const functionRef = z.object({ function: shortKey });

const forgeFunction = z.object({
  key: shortKey,
  handler: z.string().regex(/^[\w-]+(\/[\w-]+)*\.[A-Za-z_$][\w$]*$/),
  timeoutSeconds: z.number().int().min(1).max(900).optional(),
  runtime: z.object({ memoryMB: z.number().int().min(128).max(4096).optional() }).optional(),
});

const trigger = z.object({
  key,
  function: shortKey,
  events: z
    .array(
      z.union([
        z.string(),
        z.object({ eventType: z.string() }).transform((entry) => entry.eventType),
      ]),
    )
    .min(1),
});

const consumer = z.object({
  key,
  queue: z.string().regex(/^[a-zA-Z0-9-_]{1,36}$/),
  function: shortKey,
});

const scheduledTrigger = z.object({
  key,
  function: shortKey,
  interval: z.enum(['fiveMinute', 'hour', 'day', 'week']),
});

const webTrigger = z.object({ key, function: shortKey });

const page = z.object({
  key,
  title: z
    .union([z.string().max(255), z.object({ i18n: z.string() }).transform((title) => title.i18n)])
    .optional(),
  name: z.string().optional(),
  resource: shortKey.optional(),
  function: shortKey.optional(),
  resolver: functionRef.optional(),
  /** Which files `bitbucket:repoCodeFileViewer` is offered for. */
  filePattern: z.string().min(1).max(255).refine(isPattern, 'not a regular expression').optional(),
});

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== '';
  } catch {
    // What RegExp refuses is the finding, with the schema's message.
    return false;
  }
}

/** Stands inside an SQL expression index, so the character set is a security boundary. */
const attributeName = z.string().regex(/^[a-zA-Z0-9_.:-]{1,255}$/);

const entity = z.object({
  name: z.string().regex(/^[a-zA-Z0-9_.:-]{3,60}$/),
  attributes: z.record(
    attributeName,
    z.object({ type: z.enum(['string', 'boolean', 'float', 'integer', 'any']) }),
  ),
  indexes: z
    .array(
      z.union([
        attributeName.transform((name) => ({ name, partition: [], range: [name] })),
        z.object({
          name: attributeName,
          partition: z.array(attributeName).default([]),
          range: z.array(attributeName).max(1).default([]),
        }),
      ]),
    )
    .max(7)
    .default([]),
});

const address = z.union([
  z.string(),
  z.object({ address: z.string() }).transform((entry) => entry.address),
  z.object({ remote: z.string() }).transform(() => undefined),
]);

const scopes = z.union([
  z.array(z.string()).transform((list) => list.map((scope) => ({ scope, impersonation: false }))),
  z
    .record(z.string(), z.object({ allowImpersonation: z.boolean().optional() }).nullable())
    .transform((map) =>
      Object.entries(map).map(([scope, options]) => ({
        scope,
        impersonation: options?.allowImpersonation === true,
      })),
    ),
]);

/** The part of manifest.yml that the host acts on; other members are left to Forge's own validation. */
export const manifestFile = z.object({
  app: z.object({
    id: z.string().regex(/^ari:cloud:ecosystem::app\/[0-9a-f-]{36}$/i),
    storage: z.object({ entities: z.array(entity).max(20).default([]) }).optional(),
  }),
  permissions: z
    .object({
      scopes: scopes.default([]),
      external: z
        .looseObject({
          fetch: z.looseObject({ backend: z.array(address).default([]) }).optional(),
          configurable: z.object({ enabled: z.boolean() }).optional(),
        })
        .default({}),
      content: z.record(z.string(), z.unknown()).default({}),
    })
    .default({ scopes: [], external: {}, content: {} }),
  modules: z.looseObject({
    function: z.array(forgeFunction).default([]),
    trigger: z.array(trigger).default([]),
    consumer: z.array(consumer).default([]),
    scheduledTrigger: z.array(scheduledTrigger).max(5).default([]),
    webtrigger: z.array(webTrigger).default([]),
  }),
  resources: z.array(z.object({ key: shortKey, path: z.string() })).default([]),
});
export type ManifestFile = z.output<typeof manifestFile>;

/** The modules drawn by Bitbucket: every `bitbucket:` member of `modules`. */
export const pages = z.array(page);
