import type { Placement } from '../placement';
import type { XmlPlace } from './walk-xml';

/** An element that holds text, where it ends, and the text. */
export interface XmlText {
  readonly place: XmlPlace;
  readonly end: number;
  readonly value: string;
}

/** Replaces what an element holds. */
export function replaceText(text: string, { place, end, value }: XmlText, to: string): Placement {
  const before = value === '' ? undefined : value;
  const { tagEnd, isEmpty } = place;
  if (!isEmpty) return { ok: true, before, edit: { start: tagEnd, end, text: escape(to) } };
  const close = `</${qualified(place)}>`;
  const start = text.lastIndexOf('/', tagEnd - 1);
  return { ok: true, before, edit: { start, end: tagEnd, text: `>${escape(to)}${close}` } };
}

/** Puts an element behind another one, on a line of its own if that has one. */
export function insertBehind(
  text: string,
  { place, end }: XmlText,
  name: string,
  value: string,
): Placement {
  const at = place.isEmpty ? place.tagEnd : text.indexOf('>', end) + 1;
  const before = text.lastIndexOf('>', place.start - 1) + 1;
  const between = text.slice(before, place.start);
  const blanks = /^\s{0,200}$/.test(between) ? between : '';
  const tag = qualified({ ...place, name });
  const inserted = `${blanks}<${tag}>${escape(value)}</${tag}>`;
  return { ok: true, before: undefined, edit: { start: at, end: at, text: inserted } };
}

function qualified({ prefix, name }: XmlPlace): string {
  return prefix === '' ? name : `${prefix}:${name}`;
}

/** `>` too, as `]]>` must not stand in text. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
