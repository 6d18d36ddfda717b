const OWN = 'http://own.invalid';

/**
 * The path of this host that a text is; undefined for whatever a browser takes for an address of
 * another site: `//elsewhere`, `/\elsewhere`, and both with tabs or line ends in between.
 */
export function ownPath(text: string): string | undefined {
  if (!text.startsWith('/') || !URL.canParse(text, OWN)) return undefined;
  const { origin, pathname, search } = new URL(text, OWN);
  const isOwn = origin === OWN && !pathname.startsWith('//');
  return isOwn ? pathname + search : undefined;
}
