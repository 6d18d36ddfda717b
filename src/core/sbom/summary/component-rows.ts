import { oneLine } from '../findings/one-line';
import type { Component, SbomModel } from '../model/types';
import { componentLicence } from './component-licence';

/** A component as a table shows it. All texts are hostile, on one line and cut; empty = not said. */
export interface ComponentRow {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly purl: string;
}

const MAX_NAME = 200;
const MAX_VERSION = 100;
const MAX_LICENCE = 300;
const MAX_PURL = 400;

/**
 * The components of a document in its order, without the one that it is about, as many as fit.
 *
 * @param maxBytes of the rows as JSON
 */
export function componentRows(
  model: SbomModel,
  maxBytes: number,
): { readonly rows: readonly ComponentRow[]; readonly total: number } {
  const components = model.components.filter((component) => component !== model.subject);
  const encoder = new TextEncoder();
  const rows: ComponentRow[] = [];
  let bytes = 0;
  for (const component of components) {
    const row = toRow(component);
    bytes += encoder.encode(JSON.stringify(row)).length + 1;
    if (bytes > maxBytes) break;
    rows.push(row);
  }
  return { rows, total: components.length };
}

function toRow(component: Component): ComponentRow {
  const { group, name = '', version = '', purl = '' } = component;
  return {
    name: oneLine(group === undefined ? name : `${group}/${name}`, MAX_NAME).trim(),
    version: oneLine(version, MAX_VERSION).trim(),
    licence: oneLine(componentLicence(component), MAX_LICENCE).trim(),
    purl: oneLine(purl, MAX_PURL).trim(),
  };
}
