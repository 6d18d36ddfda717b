import type { RepositorySettings, Rule } from '../api/answers';
import { fromRuleDrafts, toRuleDrafts, type RuleDraft } from '../components/rules/rule-draft';

/** `inherit`: as the level above. */
export type Choice = 'inherit' | 'on' | 'off';
export type GateChoice = 'inherit' | NonNullable<RepositorySettings['gate']>;

/** The members that repository and workspace share, as their fields hold them. */
export interface SharedDraft {
  readonly rules: readonly RuleDraft[];
  /** One a line; empty = as the level above. */
  readonly patterns: string;
  readonly excludes: string;
  readonly productTemplate: string;
  readonly report: Choice;
  readonly buildStatus: Choice;
  readonly comment: Choice;
  readonly gate: GateChoice;
}

type SharedSettings = Pick<
  RepositorySettings,
  | 'rules'
  | 'patterns'
  | 'excludes'
  | 'productTemplate'
  | 'report'
  | 'buildStatus'
  | 'comment'
  | 'gate'
>;

export function toSharedDraft(settings: SharedSettings): SharedDraft {
  return {
    rules: toRuleDrafts(settings.rules),
    patterns: settings.patterns?.join('\n') ?? '',
    excludes: settings.excludes?.join('\n') ?? '',
    productTemplate: settings.productTemplate ?? '',
    report: choiceOf(settings.report),
    buildStatus: choiceOf(settings.buildStatus),
    comment: choiceOf(settings.comment),
    gate: settings.gate ?? 'inherit',
  };
}

export function fromSharedDraft(draft: SharedDraft): SharedSettings & { rules: Rule[] } {
  const patterns = linesOf(draft.patterns);
  const excludes = linesOf(draft.excludes);
  const productTemplate = draft.productTemplate.trim();
  return {
    rules: fromRuleDrafts(draft.rules),
    ...(patterns.length > 0 && { patterns }),
    ...(excludes.length > 0 && { excludes }),
    ...(productTemplate !== '' && { productTemplate }),
    ...(draft.report !== 'inherit' && { report: draft.report === 'on' }),
    ...(draft.buildStatus !== 'inherit' && { buildStatus: draft.buildStatus === 'on' }),
    ...(draft.comment !== 'inherit' && { comment: draft.comment === 'on' }),
    ...(draft.gate !== 'inherit' && { gate: draft.gate }),
  };
}

function choiceOf(value: boolean | undefined): Choice {
  if (value === undefined) return 'inherit';
  return value ? 'on' : 'off';
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
