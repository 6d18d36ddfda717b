import stringWidth from 'string-width';

/**
 * Hostile text on one line: control and direction characters become visible, so that no name can
 * move the cursor, colour the screen or turn the direction of what follows.
 */
export function clean(text: string, most = 200): string {
  const cut = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  return cut.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** Cut in the middle: the end of a path says more than its beginning. */
export function cutMiddle(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  const end: string[] = [];
  const start: string[] = [];
  let left = width - 1;
  const take = (character: string | undefined, into: string[]) => {
    const cost = stringWidth(character ?? '');
    if (character === undefined || cost > left) return false;
    left -= cost;
    into.push(character);
    return true;
  };
  // Two thirds for the end.
  const forStart = Math.floor(width / 3);
  let index = 0;
  while (width - 1 - left < forStart && take(characters[index], start)) index += 1;
  for (let last = characters.length - 1; last >= index; last -= 1) {
    if (!take(characters[last], end)) break;
  }
  return `${start.join('')}…${end.reverse().join('')}`;
}

/** Lines of at most so many columns, broken at blanks; a longer word is broken anywhere. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const flush = () => {
    if (line !== '') lines.push(line);
    line = '';
  };
  for (const word of text.split(' ')) {
    if (stringWidth(line) + 1 + stringWidth(word) > width) flush();
    if (stringWidth(word) <= width) {
      line = line === '' ? word : `${line} ${word}`;
      continue;
    }
    for (const character of word) {
      if (stringWidth(line) + stringWidth(character) > width) flush();
      line += character;
    }
  }
  flush();
  return lines.length === 0 ? [''] : lines;
}
