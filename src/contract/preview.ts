import { productName } from '../core/delivery/product-name';
import { versionName } from '../core/delivery/version-template';
import { decideEnvironment } from '../core/environments/decide-environment';
import type { BranchingModel, RuleSet } from '../core/environments/types';
import { selectSboms, type SbomSelection } from '../core/sbom/discover/discover';
import { environmentRule } from '../core/settings';

/** What the app would do, worked out in the browser by the app's own rules, before they are saved. */
export interface BranchPreview {
  /** Absent: not sent. */
  readonly environment?: string;
  /** The rule that decides; absent where none matches. */
  readonly rule?: string;
  /** Where the rule sets one; `{version}` stands for what the document itself says. */
  readonly version?: string;
}

interface BranchFacts {
  readonly mainBranch?: string | undefined;
  readonly model: {
    readonly development?: string | undefined;
    readonly production?: string | undefined;
    readonly prefixes: Readonly<Record<string, string | undefined>>;
  };
}

/** Whether every rule is one that could be saved. */
export function areRulesValid(rules: readonly unknown[]): boolean {
  return rules.every((rule) => environmentRule.safeParse(rule).success);
}

/** Where a push to a branch would go, and by which rule. */
export function previewBranch(
  ruleSets: readonly RuleSet[],
  branch: { readonly name: string; readonly hash: string },
  { mainBranch, model }: BranchFacts,
): BranchPreview {
  const decision = decideEnvironment(ruleSets, {
    event: 'repo:push',
    ref: { type: 'branch', name: branch.name },
    ...(mainBranch !== undefined && { mainBranch }),
    model: withoutUndefined(model),
  });
  if (decision.kind === 'no-rule' || decision.kind === 'needs-branching-model') return {};
  const { label, rule } = decision.rule;
  if (decision.kind === 'do-not-send') return { rule: label };
  const version = previewVersion(rule.version ?? '', { branch: branch.name, commit: branch.hash });
  return {
    environment: decision.environment,
    rule: label,
    ...(version !== undefined && { version }),
  };
}

/** What a version template comes to; undefined = the document's own version. */
export function previewVersion(
  template: string,
  source: { readonly branch?: string; readonly tag?: string; readonly commit: string },
): string | undefined {
  if (template.trim() === '') return undefined;
  return versionName(template, { ...source, version: '{version}' });
}

export interface DocumentPreview {
  readonly path: string;
  readonly product: string;
}

/** The files that count as SBOMs, and the product that each would belong to. */
export function previewDocuments(
  paths: readonly string[],
  selection: SbomSelection & { readonly productTemplate: string },
  fullName: string,
): DocumentPreview[] {
  const [workspace = '', repository = ''] = fullName.split('/');
  return selectSboms(paths, selection).map((path) => ({
    path,
    product: productName(selection.productTemplate, { workspace, repository, path }),
  }));
}

function withoutUndefined({
  development,
  production,
  prefixes,
}: BranchFacts['model']): BranchingModel {
  return {
    ...(development !== undefined && { development }),
    ...(production !== undefined && { production }),
    prefixes: Object.fromEntries(
      Object.entries(prefixes).filter(([, prefix]) => prefix !== undefined),
    ),
  };
}
