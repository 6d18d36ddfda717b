import type { CallAnswer } from '../../../../src/contract/resolvers';

export type Holdings = CallAnswer<'getRepositorySboms'>;
export type HeldFile = Holdings['files'][number];
export type HeldDocument = HeldFile['documents'][number];
export type HistoryPoint = HeldFile['history'][number];

/** A document and the file that it is of. */
export interface Choice {
  readonly file: HeldFile;
  readonly document: HeldDocument;
}

/** The same for the same document after the page was refreshed. */
export function choiceKey({ file, document }: Choice): string {
  const { environment, product, path } = file;
  return JSON.stringify([environment, product, path, document.commit, document.version]);
}

export function choicesOf({ files }: Holdings): Choice[] {
  return files.flatMap((file) => file.documents.map((document) => ({ file, document })));
}

/** What was sent last: what people come for. */
export function newestOf(choices: readonly Choice[]): Choice | undefined {
  return choices.toSorted((a, b) => b.document.sentAt - a.document.sentAt)[0];
}
