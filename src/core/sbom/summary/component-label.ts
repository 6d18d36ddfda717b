import { oneLine } from '../findings/one-line';

/** What people call a component. */
export interface ComponentLabel {
  /** With its namespace or group; hostile text on one line, cut. */
  readonly name: string;
  /** The purl type, such as `npm`; absent where the component has no purl. */
  readonly ecosystem?: string;
}

const MAX_NAME = 160;
const MAX_ECOSYSTEM = 20;

/**
 * The label of a component from its key (component-key): `pkg:npm/%40acme/ui` is `@acme/ui` of npm,
 * `library|org.acme|ui` is `org.acme/ui`. Never throws.
 */
export function componentLabel(key: string): ComponentLabel {
  const [, ecosystem, path] = /^pkg:([^/|]+)\/(.+)$/su.exec(key) ?? [];
  if (ecosystem !== undefined && path !== undefined) {
    return { name: toName(decoded(path)), ecosystem: oneLine(ecosystem, MAX_ECOSYSTEM) };
  }
  const [, group = '', name = ''] = key.split(BAR).map((part) => part.replace(/\\(.)/gsu, '$1'));
  return { name: toName(group === '' ? name : `${group}/${name}`) };
}

/** A bar that no backslash takes its meaning from; of two backslashes the first one does that. */
const BAR = /(?<=(?:^|[^\\])(?:\\\\)*)\|/u;

function toName(text: string): string {
  const name = oneLine(text, MAX_NAME).trim();
  return name === '' ? '(no name)' : name;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
