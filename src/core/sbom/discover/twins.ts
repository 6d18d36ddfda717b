import type { SbomFacts } from '../types';

export interface Twin {
  readonly path: string;
  readonly twinOf: string;
  readonly because: string;
}

export function chooseTwins(
  documents: readonly { readonly path: string; readonly facts: SbomFacts }[],
): readonly Twin[] {
  throw new Error(`Not written yet ${documents.length}`);
}
