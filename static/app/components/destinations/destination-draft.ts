import {
  addressProblem,
  keepsSecret,
  projectTemplateProblem,
} from '../../../../src/contract/destination-fields';
import type { DestinationConfig } from '../../api/answers';
import { rebase } from '../../settings/rebase';
import { wordsOf, type Kind } from './destination-words';

/** A destination while it is edited: the fields of every kind, of which the kind's own are saved. */
export interface DestinationDraft {
  readonly name: string;
  readonly enabled: boolean;
  /** Empty: what is stored stays. */
  readonly secret: string;
  readonly policyVerdict: boolean;
  readonly address: string;
  readonly projectName: string;
  readonly projectVersion: string;
  readonly parentName: string;
  readonly parentVersion: string;
  /** Separated by commas. */
  readonly tags: string;
}

export type DraftErrors = Partial<Record<keyof DestinationDraft, string>>;

export function toDestinationDraft(config: DestinationConfig): DestinationDraft {
  const track = config.kind === 'dependency-track' ? config : undefined;
  return {
    name: config.name,
    enabled: config.enabled,
    secret: '',
    policyVerdict: config.kind === 'interlynk' && config.policyVerdict === true,
    address: config.kind === 'interlynk' ? '' : config.address,
    projectName: track?.projectName ?? '',
    projectVersion: track?.projectVersion ?? '',
    parentName: track?.parent?.name ?? '',
    parentVersion: track?.parent?.version ?? '',
    tags: track?.tags?.join(', ') ?? '',
  };
}

/** What would be saved: trimmed, empty fields left out. */
export function fromDestinationDraft(
  { id, kind }: Pick<DestinationConfig, 'id' | 'kind'>,
  draft: DestinationDraft,
): DestinationConfig {
  const common = { id, name: draft.name.trim(), enabled: draft.enabled };
  const address = draft.address.trim();
  switch (kind) {
    case 'interlynk':
      return { ...common, kind, ...(draft.policyVerdict && { policyVerdict: true }) };
    case 'https-endpoint':
      return { ...common, kind, address };
    case 'dependency-track': {
      const projectName = draft.projectName.trim();
      const projectVersion = draft.projectVersion.trim();
      const name = draft.parentName.trim();
      const version = draft.parentVersion.trim();
      const tags = tagsOf(draft.tags);
      return {
        ...common,
        kind,
        address,
        ...(projectName !== '' && { projectName }),
        ...(projectVersion !== '' && { projectVersion }),
        ...(name !== '' && { parent: { name, ...(version !== '' && { version }) } }),
        ...(tags.length > 0 && { tags }),
      };
    }
  }
}

/** The draft with what somebody else changed meanwhile; what was edited on screen stays. */
export function rebaseDraft(
  draft: DestinationDraft,
  before: DestinationConfig | undefined,
  now: DestinationConfig | undefined,
): DestinationDraft {
  if (before === undefined || now === undefined) return draft;
  return rebase(toDestinationDraft(before), draft, toDestinationDraft(now));
}

/** The origin that the stored secret is for, where the draft leaves it; the secret stays behind. */
export function originLeft(stored: DestinationConfig, draft: DestinationDraft): string | undefined {
  const isLeft =
    originOf(draft.address) !== undefined &&
    !keepsSecret(stored, fromDestinationDraft(stored, draft));
  return isLeft ? originOfConfig(stored) : undefined;
}

/** What keeps a draft from being saved, by field. The app has the last word; this is the first. */
export function draftProblems(
  kind: Kind,
  draft: DestinationDraft,
  hasSecret: boolean,
): DraftErrors {
  const errors: { -readonly [Name in keyof DestinationDraft]?: string } = {};
  const note = (field: keyof DestinationDraft, problem: string | undefined): void => {
    if (problem !== undefined) errors[field] = problem;
  };
  note('name', draft.name.trim() === '' ? 'Enter a name.' : undefined);
  if (kind !== 'interlynk') {
    const address = draft.address.trim();
    note('address', address === '' ? 'Enter the address.' : addressProblem(address));
  }
  if (!hasSecret && draft.secret.trim() === '') {
    note('secret', `Enter the ${secretName(kind)}.`);
  }
  if (kind === 'dependency-track') {
    note('projectName', projectTemplateProblem(draft.projectName));
    note('projectVersion', projectTemplateProblem(draft.projectVersion));
    if (draft.parentName.trim() === '' && draft.parentVersion.trim() !== '') {
      note('parentName', 'Enter the name of the parent project as well.');
    }
    if (tagsOf(draft.tags).length > MAX_TAGS) {
      note('tags', `At most ${String(MAX_TAGS)} tags are possible.`);
    }
  }
  return errors;
}

const MAX_TAGS = 20;

/** Of a refusal's fields, such as `destinations.1.parent.name`, those of the destination there. */
export function errorsOfDestination(
  fields: Readonly<Record<string, string>>,
  index: number,
): DraftErrors {
  const start = `destinations.${String(index)}.`;
  const found = Object.entries(fields).flatMap(([path, message]) => {
    const below = path.replace(/^settings\./, '');
    const field = below.startsWith(start) ? fieldAt(below.slice(start.length)) : undefined;
    return field === undefined ? [] : [[field, message] as const];
  });
  return Object.fromEntries(found);
}

function fieldAt(path: string): keyof DestinationDraft | undefined {
  if (path === 'parent.version') return 'parentVersion';
  if (path.startsWith('parent')) return 'parentName';
  if (path.startsWith('tags')) return 'tags';
  return (['name', 'address', 'projectName', 'projectVersion'] as const).find(
    (name) => name === path,
  );
}

/** `https://dtrack.example.com` of an address that can be used; undefined of another. */
export function originOf(address: string): string | undefined {
  const trimmed = address.trim();
  return trimmed === '' || addressProblem(trimmed) !== undefined
    ? undefined
    : new URL(trimmed).origin;
}

/** The origin that a saved destination needs the app to be let out to. */
export function originOfConfig(config: DestinationConfig): string | undefined {
  return config.kind === 'interlynk' ? undefined : originOf(config.address);
}

function tagsOf(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim());
  return [...new Set(tags)].filter((tag) => tag !== '');
}

function secretName(kind: Kind): string {
  const { secret } = wordsOf(kind);
  return kind === 'https-endpoint' ? 'signing key, or generate one' : secret;
}
