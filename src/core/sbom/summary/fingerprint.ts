import type { Sha256 } from '../../ports';
import type { Component, SbomModel } from '../model/types';
import { componentKey } from './component-key';
import { normalLicences } from './component-licence';
import { sortedEdges } from './sorted-edges';

/**
 * The same for two documents of one format that list the same things: SHA-256, as lower-case hex,
 * over what the primary component and the components are, their versions, licences and hashes, and
 * which depends on which, all sorted. Two builds of one commit have one fingerprint, although their
 * bytes differ: serial numbers, times, tools, references, order, files and the qualifiers of purls
 * (`distro=…`) do not count. Neither does the same component listed twice.
 */
export function fingerprint(model: SbomModel, sha256: Sha256): string {
  const lines = new Map<Component, string>();
  const licenceOf = normalLicences();
  const lineOf = (component: Component): string => line(component, licenceOf(component));
  for (const component of model.components) lines.set(component, lineOf(component));
  if (model.subject !== undefined) lines.set(model.subject, `*${lineOf(model.subject)}`);
  const sorted = [...new Set(lines.values())].sort();
  const places = new Map(sorted.map((text, index) => [text, index]));
  const ids = placesOfIds(lines, places);
  // By the places of both ends in the sorted list; what leads to files or nowhere is left out.
  const edges = sortedEdges(model.dependencies, (id) => ids.get(id));
  return sha256(
    [model.format, sha256(sorted.join('\n')), sha256(new Uint8Array(edges.buffer))].join('\n'),
  );
}

/** As JSON, which has no line break and no lone surrogate in it. */
function line(component: Component, licence: string): string {
  const { key, version } = componentKey(component);
  const hashes = component.hashes.map(
    ({ algorithm, value }) => `${algorithm} ${value.toLowerCase()}`,
  );
  return JSON.stringify([key, version, licence, ...new Set(hashes.sort())]);
}

/** What has a reference twice is taken as the first in the sorted list, whatever the order. */
function placesOfIds(
  lines: ReadonlyMap<Component, string>,
  places: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [{ id }, text] of lines) {
    const place = places.get(text);
    if (id === undefined || place === undefined) continue;
    found.set(id, Math.min(place, found.get(id) ?? place));
  }
  return found;
}
