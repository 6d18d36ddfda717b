import type { Arrival } from '../truth/types';

/** Something that is not as it has to be, with what is needed to look into it. */
export interface Finding {
  readonly why: string;
  readonly document: Arrival;
  /** The push that it belongs to; absent where git knows nothing of such a document. */
  readonly push?: number;
  readonly slug?: string;
  readonly ref?: string;
  readonly commit?: string;
}

export interface Judgement {
  /** Documents times destinations that pushes brought: delivered, superseded and lost. */
  readonly expected: number;
  readonly delivered: number;
  /** Missing because a later push of the same branch took their place before. */
  readonly superseded: number;
  readonly lost: readonly Finding[];
  readonly duplicated: readonly Finding[];
  readonly misrouted: readonly Finding[];
  /** Environments of one branch where an older document came in last; nothing is lost by it. */
  readonly outOfOrder: number;
}
