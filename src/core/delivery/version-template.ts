import type { Ref } from '../events/types';

export interface VersionSource {
  readonly ref: Ref;
  /** Full hash. */
  readonly commit: string;
  /** What the document says itself. */
  readonly version?: string;
}

export function versionTemplateProblem(template: string): string | undefined {
  throw new Error(template);
}

export function versionName(template: string, source: VersionSource): string | undefined {
  throw new Error(`${template}${source.commit}`);
}
