import type { ManifestFile } from './manifest-schema';

export type Interval = ManifestFile['modules']['scheduledTrigger'][number]['interval'];
export type AttributeType = 'string' | 'boolean' | 'float' | 'integer' | 'any';

export interface ManifestFunction {
  readonly key: string;
  /** `file.export`, such as `index.onEvent`. */
  readonly handler: string;
  readonly timeoutSeconds?: number | undefined;
  readonly memoryMB?: number | undefined;
}
export interface EntityIndex {
  readonly name: string;
  readonly partition: readonly string[];
  /** The attribute that orders the index; none: by key. */
  readonly range?: string | undefined;
}
export interface Entity {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, AttributeType>;
  readonly indexes: ReadonlyMap<string, EntityIndex>;
}
export interface Page {
  /** `bitbucket:repoSettingsMenuPage` and the like; also `bitbucket:mergeCheck`. */
  readonly type: string;
  readonly key: string;
  readonly title: string;
  readonly resource?: string | undefined;
  /** The resolver, or the function of a module without a page. */
  readonly functionKey?: string | undefined;
}

/** manifest.yml as the host reads it: what Atlassian would enforce and run. */
export interface Manifest {
  /** The uuid at the end of `app.id`. */
  readonly appId: string;
  readonly functions: ReadonlyMap<string, ManifestFunction>;
  readonly triggers: readonly {
    readonly key: string;
    readonly functionKey: string;
    readonly events: readonly string[];
  }[];
  readonly consumers: readonly {
    readonly key: string;
    readonly functionKey: string;
    readonly queue: string;
  }[];
  readonly schedules: readonly {
    readonly key: string;
    readonly functionKey: string;
    readonly interval: Interval;
  }[];
  readonly webTriggers: readonly { readonly key: string; readonly functionKey: string }[];
  readonly pages: readonly Page[];
  /** Folder or file of each resource, by key, relative to the manifest. */
  readonly resources: ReadonlyMap<string, string>;
  readonly scopes: ReadonlySet<string>;
  /** Scopes with `allowImpersonation`. */
  readonly impersonation: ReadonlySet<string>;
  /** `permissions.external.fetch.backend`: the addresses that functions may reach. */
  readonly egress: readonly string[];
  /** `permissions.external.configurable.enabled`: admins may allow more at run time. */
  readonly egressConfigurable: boolean;
  /** `permissions.external` and `.content` as written, for the policy of the pages. */
  readonly external: Readonly<Record<string, unknown>>;
  readonly content: Readonly<Record<string, unknown>>;
  readonly entities: ReadonlyMap<string, Entity>;
}
