/** Neither absent nor blank. */
export function saysSomething(text: string | undefined): text is string {
  return text !== undefined && /\S/.test(text);
}
