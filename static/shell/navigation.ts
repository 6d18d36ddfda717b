import { z } from 'zod';

const navigation = z.object({
  url: z.string().optional(),
  target: z.string().optional(),
  moduleKey: z.string().optional(),
  type: z.enum(['same-tab', 'new-tab']).default('same-tab'),
});
const move = z.object({
  action: z.enum(['push', 'replace', 'go']),
  target: z.union([z.string(), z.number()]),
});

/** The address that a panel asks for; undefined for a target that a host does not have. */
export function addressOf(input: unknown): string | undefined {
  const { url, target, moduleKey } = navigation.parse(input);
  if (url !== undefined) {
    const resolved = new URL(url, location.origin);
    // Anything else, javascript: above all, would run with the frame's rights.
    return /^https?:$/.test(resolved.protocol) ? resolved.href : undefined;
  }
  if (target !== 'module' || moduleKey === undefined) return undefined;
  const link = `.side-nav a[href$="/forge/${CSS.escape(moduleKey)}"]`;
  // Of the repositories, the one that the panel is about.
  const found =
    document.querySelector(link.replace('.side-nav', '.side-nav [data-current]')) ??
    document.querySelector(link);
  return found instanceof HTMLAnchorElement ? found.href : undefined;
}

/** `router.navigate` and `router.open`. */
export function navigate(input: unknown): boolean {
  const address = addressOf(input);
  if (address === undefined) return false;
  if (navigation.parse(input).type === 'new-tab') open(address, '_blank', 'noopener');
  else location.assign(address);
  return true;
}

/** Where the panel is, kept in the fragment of the frame's address. */
export function panelPath(): string {
  return location.hash.startsWith('#/') ? location.hash.slice(1) : '/';
}

/** The panel's history moved. */
export function moveHistory(input: unknown): void {
  const { action, target } = move.parse(input);
  if (typeof target === 'number') history.go(target);
  else if (action === 'push') history.pushState(null, '', `#${target}`);
  else history.replaceState(null, '', `#${target}`);
}
