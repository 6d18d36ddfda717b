import { z } from 'zod';

const moduleEntry = z.object({
  key: z.string(),
  title: z.string().optional(),
  resource: z.string().optional(),
  filePattern: z.string().optional(),
});

const manifest = z.object({
  app: z.object({ id: z.string() }),
  permissions: z
    .object({
      scopes: z.unknown().optional(),
      external: z.record(z.string(), z.unknown()).optional(),
      content: z
        .object({ scripts: z.array(z.string()).optional(), styles: z.array(z.string()).optional() })
        .optional(),
    })
    .default({}),
  modules: z.record(z.string(), z.unknown()),
  resources: z
    .array(z.object({ key: z.string(), path: z.string(), entry: z.string().optional() }))
    .default([]),
});

/** A module of the manifest that draws a page. */
export interface PageModule {
  /** `bitbucket:repoSettingsMenuPage`. */
  readonly type: string;
  readonly key: string;
  readonly title: string;
  readonly resource: string;
  /** Regular expression of the paths that a file viewer is for. */
  readonly filePattern?: string | undefined;
}

export interface BridgeManifest {
  readonly appId: string;
  readonly permissions: z.infer<typeof manifest>['permissions'];
  readonly pages: readonly PageModule[];
  readonly resources: ReadonlyMap<string, { readonly path: string; readonly entry: string }>;
}

/** Reads what the bridge needs of a manifest. Throws ZodError on one that Forge would refuse. */
export function readManifest(input: unknown): BridgeManifest {
  const parsed = manifest.parse(input);
  return {
    appId: parsed.app.id,
    permissions: parsed.permissions,
    pages: Object.entries(parsed.modules).flatMap(([type, entries]) => pagesOf(type, entries)),
    resources: new Map(
      parsed.resources.map(({ key, path, entry }) => [key, { path, entry: entry ?? 'index.html' }]),
    ),
  };
}

function pagesOf(type: string, entries: unknown): PageModule[] {
  if (!type.startsWith('bitbucket:')) return [];
  const list = z.array(moduleEntry).safeParse(entries);
  if (!list.success) return [];
  return list.data.flatMap(({ key, title, resource, filePattern }) =>
    resource === undefined ? [] : [{ type, key, title: title ?? key, resource, filePattern }],
  );
}
