import fc from 'fast-check';
import { anyText } from '../../../any-text';

/** A text with some parts of it cut, doubled, moved, or put in the place of others. */
export function mutations(text: string): fc.Arbitrary<string> {
  const place = fc.nat(text.length);
  const change = fc.tuple(
    fc.constantFrom('cut', 'double', 'insert', 'end'),
    place,
    fc.nat(60),
    anyText({ maxLength: 8 }),
  );
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) =>
    changes.reduce((before, [kind, from, length, inserted]) => {
      const part = before.slice(from, from + length);
      const rest = before.slice(from + length);
      const start = before.slice(0, from);
      if (kind === 'end') return start;
      if (kind === 'cut') return start + rest;
      return start + part + (kind === 'double' ? part : inserted) + rest;
    }, text),
  );
}
