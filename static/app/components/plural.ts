/** `1 component`, `1,412 components`, in the reader's own numerals. */
export function plural(count: number, one: string, more = `${one}s`): string {
  return `${count.toLocaleString()} ${count === 1 ? one : more}`;
}
