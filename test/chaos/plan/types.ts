/** Everything that will be done, drawn from a seed: the same seed and counts, the same plan. */
export interface Plan {
  readonly seed: number;
  readonly repositories: readonly PlannedRepository[];
  readonly pushes: readonly PlannedPush[];
  /** In the order in which they are planted. */
  readonly faults: readonly PlannedFault[];
}

export interface PlannedRepository {
  readonly slug: string;
  /** Where its SBOMs lie; each in a folder of its own, so each is a product of its own. */
  readonly paths: readonly string[];
  /** Changed by pull requests alone, so that merges meet no conflict. */
  readonly mergedPath: string;
}

/** A file as a commit writes it: an SBOM of that version, or something else. */
export type PlannedFile =
  | { readonly path: string; readonly version: string }
  | { readonly path: string; readonly text: string };
export interface PlannedCommit {
  readonly message: string;
  readonly files: readonly PlannedFile[];
}

/** One push with git, or one merge at Bitbucket, which moves a branch as a push does. */
export type PlannedPush = {
  /** From 1. */
  readonly number: number;
  /** Index in `repositories`. */
  readonly repository: number;
  /** Goes on a burst: nobody waits for what the push before it began. */
  readonly hurried?: true;
} & PlannedAction;

export type PlannedAction =
  | {
      readonly kind: 'commits';
      readonly branch: string;
      /** A new branch begins at the tip of this one. */
      readonly from?: string;
      /** Leaves out so many of the newest commits: a force push. */
      readonly back?: number;
      readonly commits: readonly PlannedCommit[];
      /** Opens a pull request into this branch afterwards. */
      readonly opens?: string;
    }
  | {
      readonly kind: 'tag';
      readonly name: string;
      readonly branch: string;
      readonly annotated: boolean;
    }
  | {
      readonly kind: 'merge';
      readonly branch: string;
      readonly into: string;
      readonly strategy: 'merge_commit' | 'squash';
      readonly closes: boolean;
    };

export type PlannedFault = Fault & {
  /** Planted when the push of this number is about to begin. */
  readonly before: number;
};

export const DESTINATIONS = ['interlynk', 'dependency-track', 'https-endpoint'] as const;
export type DestinationName = (typeof DESTINATIONS)[number];

/** Faults that every destination of the sandbox knows, whatever its protocol. */
export const ANSWERS = [
  '500',
  '429',
  'html',
  '200-with-errors',
  'cut-after-body',
  'cut-before-body',
  'slow',
] as const;
export type AnswerFault = (typeof ANSWERS)[number];

export type Fault =
  /** `starting`: the next process is killed as well, while it starts. */
  | { readonly kind: 'kill'; readonly afterMs: number; readonly starting: boolean }
  | {
      readonly kind: 'destination';
      readonly destination: DestinationName;
      readonly answer: AnswerFault;
      /** Meets what looks for a document instead of what sends one. */
      readonly looking: boolean;
    }
  | { readonly kind: 'bitbucket'; readonly status: BitbucketStatus; readonly times: number }
  | { readonly kind: 'event'; readonly what: EventFault; readonly seconds: number }
  | { readonly kind: 'clock'; readonly seconds: number }
  | { readonly kind: 'busy'; readonly milliseconds: number };

export const BITBUCKET_STATUSES = [401, 403, 404, 410, 429, 555] as const;
export type BitbucketStatus = (typeof BITBUCKET_STATUSES)[number];
export const EVENT_FAULTS = ['drop', 'double', 'delay', 'reorder'] as const;
export type EventFault = (typeof EVENT_FAULTS)[number];

/** What a fault is counted as. */
export function labelOf(fault: Fault): string {
  switch (fault.kind) {
    case 'kill':
      return 'host killed';
    case 'destination':
      return `${fault.destination} ${fault.answer}${fault.looking ? ' (looking)' : ''}`;
    case 'bitbucket':
      return `bitbucket ${String(fault.status)}`;
    case 'event':
      return `event ${fault.what}`;
    case 'clock':
      return fault.seconds < 0 ? 'clock back' : 'clock forward';
    case 'busy':
      return 'sqlite busy';
  }
}
