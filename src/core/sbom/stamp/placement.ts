/** One change of a text; offsets in characters (UTF-16 units). */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where the version of the primary component stands, or is to stand. */
export type Placement =
  | {
      readonly ok: true;
      /** The version that stands there; undefined where there is none. */
      readonly before: string | undefined;
      readonly edit: Edit;
    }
  | { readonly ok: false; readonly reason: string };

export function unplaced(reason: string): Placement {
  return { ok: false, reason };
}

export const NO_SUBJECT = 'The document names no primary component.';
export const SIGNED =
  'The document is signed, and a change of its version would break the signature.';
export const UNREADABLE = 'The document cannot be taken apart to change its version.';

/** What a document has between its lines. */
export function lineBreakOf(text: string): string {
  const newline = text.indexOf('\n');
  return newline > 0 && text[newline - 1] === '\r' ? '\r\n' : '\n';
}
