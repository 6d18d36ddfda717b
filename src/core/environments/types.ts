import type { EventName, Ref } from '../events/types';

/**
 * One environment rule. Rules are ordered; the first that matches decides.
 * Repository rules stand before workspace rules, those before the built-in ones.
 */
export interface EnvironmentRule {
  /** Never empty. */
  readonly events: readonly EventName[];
  readonly ref: 'branch' | 'tag';
  /**
   * Exact name, glob (`release/*`, `*` for all), or for branches one of BRANCH_KINDS.
   * For pull request events it is compared with the destination branch.
   */
  readonly pattern: string;
  /** Environment name as the destination knows it; null = do not send. */
  readonly environment: string | null;
  /**
   * What version the primary component is to bear, such as `{tag}`; absent = as the document says.
   * See delivery/version-template.ts.
   */
  readonly version?: string | undefined;
  /** What is sent by it is marked as the latest version, where the destination knows such a mark. */
  readonly latest?: boolean | undefined;
  /** Ids of destinations that get what is sent by it; absent = those of the repository. */
  readonly destinations?: readonly string[] | undefined;
}

/** Names from Bitbucket's branching model (GET …/branching-model), and the main branch. */
export const BRANCH_KINDS = [
  '@main',
  '@development',
  '@production',
  '@release',
  '@hotfix',
  '@feature',
  '@bugfix',
] as const;
export type BranchKind = (typeof BRANCH_KINDS)[number];

/** The part of Bitbucket's branching model that rules need. */
export interface BranchingModel {
  readonly development?: string;
  readonly production?: string;
  /** Prefix by kind, such as `release/`. */
  readonly prefixes: Readonly<Partial<Record<'release' | 'hotfix' | 'feature' | 'bugfix', string>>>;
}

export type RuleOrigin = 'repository' | 'workspace' | 'built-in' | 'interlynk-preset';

export interface RuleSet {
  readonly origin: RuleOrigin;
  readonly rules: readonly EnvironmentRule[];
}

/** What is looked up: an event on a ref. */
export interface RuleSubject {
  readonly event: EventName;
  /** For pull requests: the destination branch. */
  readonly ref: Ref;
  readonly mainBranch?: string;
  /** Left out while unknown; the decision may then be `needs-branching-model`. */
  readonly model?: BranchingModel;
}

export type Decision =
  | { readonly kind: 'send'; readonly environment: string; readonly rule: MatchedRule }
  | { readonly kind: 'do-not-send'; readonly rule: MatchedRule }
  | { readonly kind: 'no-rule' }
  | { readonly kind: 'needs-branching-model' };

export interface MatchedRule {
  readonly origin: RuleOrigin;
  /** Counted from 1 within its origin. */
  readonly position: number;
  readonly rule: EnvironmentRule;
  /** One line for people: `built-in rule 1: push to @main`. */
  readonly label: string;
}
