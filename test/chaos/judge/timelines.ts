import type { Arrival, GitDocument, TruthPush } from '../truth/types';

/** A push that leaves a document in an environment. */
export interface Assertion {
  readonly push: TruthPush;
  readonly document: GitDocument;
  /** The push brought it: the ref's state before did not hold it. A tag always does. */
  readonly brought: boolean;
}

/** One product in one environment, in the order of the pushes. */
export interface Timeline {
  readonly product: string;
  readonly environment: string;
  readonly assertions: readonly Assertion[];
}

/** What git and the rules say of every product in every environment. */
export function timelinesOf(pushes: readonly TruthPush[]): Timeline[] {
  const timelines = new Map<string, Timeline & { assertions: Assertion[] }>();
  const states = new Map<string, TruthPush>();
  for (const push of pushes) {
    const before = states.get(refKey(push));
    states.set(refKey(push), push);
    const { environment } = push;
    if (environment === undefined) continue;
    for (const document of push.documents) {
      const { product } = document;
      const key = placeKey({ product, environment });
      const timeline = timelines.get(key) ?? { product, environment, assertions: [] };
      timelines.set(key, timeline);
      const brought = push.ref.type === 'tag' || !holds(before, document);
      timeline.assertions.push({ push, document, brought });
    }
  }
  return [...timelines.values()];
}

function holds(push: TruthPush | undefined, { product, sha256 }: GitDocument): boolean {
  return push?.documents.some((one) => one.product === product && one.sha256 === sha256) === true;
}

export function refKey({ slug, ref }: Pick<TruthPush, 'slug' | 'ref'>): string {
  return JSON.stringify([slug, ref.type, ref.name]);
}

export function placeKey({ product, environment }: Pick<Arrival, 'product' | 'environment'>) {
  return JSON.stringify([product, environment]);
}

/** What makes two documents the same one. */
export function documentKey({ version, sha256 }: Pick<GitDocument, 'version' | 'sha256'>): string {
  return JSON.stringify([version, sha256]);
}
