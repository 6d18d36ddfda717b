import { parseLicence } from '../model/parse-licence';
import type { Component, LicenceClaim } from '../model/types';

/**
 * What the claims of a component come to, as one text: those that were concluded, if there are
 * any, since whoever concludes has seen the declared ones; else all. Several hold together, which
 * is what both formats leave open and the stricter reading: sorted, each once, joined by AND.
 * Empty = unknown.
 */
export function componentLicence({ licences }: Pick<Component, 'licences'>): string {
  const [only] = licences;
  if (only === undefined) return '';
  if (licences.length === 1) return only.value;
  const concluded = licences.filter(({ role }) => role === 'concluded');
  const values = new Set((concluded.length > 0 ? concluded : licences).map(valueOf));
  if (values.size === 1) return [...values].join('');
  return [...values].sort().map(bracketed).join(' AND ');
}

function valueOf({ value }: LicenceClaim): string {
  return value;
}

function bracketed(value: string): string {
  return / or /i.test(value) ? `(${value})` : value;
}

/**
 * `componentLicence` as the text that licences of the same meaning have in common; free text stays
 * as it is. For many components: documents have a few dozen different licences.
 */
export function normalLicences(): (component: Pick<Component, 'licences'>) => string {
  const known = new Map<string, string>();
  return (component) => {
    const written = componentLicence(component);
    let normal = known.get(written);
    if (normal === undefined) {
      normal = parseLicence(written)?.normalized ?? written;
      known.set(written, normal);
    }
    return normal;
  };
}
