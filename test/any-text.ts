import fc from 'fast-check';

const codePoint = fc.integer({ min: 0, max: 0x10ffff });
/** Names that an object of JavaScript has by itself. */
const inherited = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
);

/**
 * Text of any code points, halves of surrogate pairs among them. What `fc.string` does with the
 * unit `binary`, without its table of every code point, which takes most of a second to make.
 * @param lengths in code points
 */
export function anyText(lengths: { minLength?: number; maxLength?: number } = {}) {
  const text = fc.array(codePoint, lengths).map((points) => String.fromCodePoint(...points));
  const { minLength = 0, maxLength = Infinity } = lengths;
  const fitting = inherited.filter(({ length }) => length >= minLength && length <= maxLength);
  return maxLength < 'toString'.length
    ? text
    : fc.oneof({ weight: 9, arbitrary: text }, { weight: 1, arbitrary: fitting });
}
