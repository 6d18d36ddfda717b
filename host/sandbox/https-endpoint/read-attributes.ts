export type ReadAttributes =
  | { readonly ok: true; readonly attributes: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly problem: string };

const REQUIRED = ['specversion', 'id', 'source', 'type'] as const;
/** What this inbox files documents by. */
const WANTED = ['product', 'environment', 'sha256'] as const;

/**
 * The attributes of an event in binary mode (HTTP Protocol Binding for CloudEvents 1.0.2, §3.1.3):
 * every `ce-` header, unquoted and percent-decoded once.
 */
export function readAttributes(headers: Headers): ReadAttributes {
  const attributes: Record<string, string> = {};
  for (const [header, raw] of headers) {
    if (!header.startsWith('ce-')) continue;
    const name = header.slice('ce-'.length);
    if (!/^[a-z0-9]+$/.test(name)) return refused(`${name} is no name of an attribute.`);
    if (name === 'datacontenttype') return refused('ce-datacontenttype must not be sent.');
    const value = decoded(raw);
    if (value === undefined) return refused(`The value of ${name} cannot be decoded.`);
    attributes[name] = value;
  }
  const missing = [...REQUIRED, ...WANTED].find((name) => (attributes[name] ?? '') === '');
  if (missing !== undefined) return refused(`The attribute ${missing} is missing.`);
  if (attributes['specversion'] !== '1.0') return refused('Only CloudEvents 1.0 is read.');
  return { ok: true, attributes };
}

/** undefined: the bytes are no UTF-8, or a percent sign stands alone. */
function decoded(raw: string): string | undefined {
  const quoted = /^"(.*)"$/s.exec(raw)?.[1];
  try {
    return decodeURIComponent(quoted === undefined ? raw : quoted.replaceAll(/\\(.)/gs, '$1'));
  } catch {
    return undefined;
  }
}

function refused(problem: string): ReadAttributes {
  return { ok: false, problem };
}
