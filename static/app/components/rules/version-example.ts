import { previewVersion } from '../../../../src/contract/preview';
import type { RuleDraft } from './rule-draft';

const COMMIT = '4f2a91c07be3'.padEnd(40, '0');

/** What the version of a rule comes to for a branch or tag that it fits; undefined = nothing to show. */
export function versionExample({
  ref,
  pattern,
  version,
}: Pick<RuleDraft, 'ref' | 'pattern' | 'version'>): { name: string; version: string } | undefined {
  const name = exampleName(ref, pattern.trim());
  const made = previewVersion(version, { [ref]: name, commit: COMMIT });
  return made === undefined ? undefined : { name, version: made };
}

/** `release/*` → `release/1.4`, `v*` → `v1.4`, `@hotfix` → `hotfix/1.4`. */
function exampleName(ref: RuleDraft['ref'], pattern: string): string {
  if (['', '*', '**'].includes(pattern)) return ref === 'tag' ? 'v1.4' : 'main';
  const kind = ref === 'branch' ? /^@([a-z]+)$/.exec(pattern)?.[1] : undefined;
  if (kind === undefined) return pattern.replace(/\*+/g, '1.4');
  return ['main', 'development', 'production'].includes(kind) ? kind : `${kind}/1.4`;
}
