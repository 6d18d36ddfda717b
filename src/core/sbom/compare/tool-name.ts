/** Longer than any real tool's name. */
const MAX_LENGTH = 200;

/**
 * The name in `name version`, as inventories have tools: without what stands last and begins like
 * a version. Lower case.
 */
export function toolName(tool: string): string {
  const text = tool.slice(0, MAX_LENGTH).trim().toLowerCase();
  const blank = text.lastIndexOf(' ');
  const cut = blank < 0 ? text.lastIndexOf('-') : blank;
  const last = text.slice(cut + 1);
  return cut > 0 && /^v?\d|^(?:dev|devel|\(devel\)|unknown|latest)$/.test(last)
    ? text.slice(0, cut).trim()
    : text;
}
