import { oneLine } from '../core/sbom/findings/one-line';
import type { Component } from '../core/sbom/model/types';
import { normalLicences } from '../core/sbom/summary/component-licence';
import { listedComponent } from '../core/sbom/summary/listed-component';

/** A part of a document's components: rows that name licence and ecosystem by their place. */
export interface ComponentPage {
  readonly licences: readonly string[];
  readonly ecosystems: readonly string[];
  readonly rows: readonly (readonly [
    name: string,
    version: string,
    licence: number,
    ecosystem: number,
  ])[];
  /** The number of the next component; absent = these were the last. */
  readonly next?: number;
}

const MOST_ROWS = 10_000;
/** Forge lets a resolver answer 5 MB. */
const MOST_BYTES = 4_000_000;
/** Some documents have the whole text of a licence. */
const MAX_LICENCE = 200;

/**
 * @param from number of the first component
 */
export function componentPage(components: readonly Component[], from: number): ComponentPage {
  const licences = places();
  const ecosystems = places();
  const licenceOf = normalLicences();
  const rows: [string, string, number, number][] = [];
  let bytes = 0;
  for (const component of components.slice(from, from + MOST_ROWS)) {
    const { name, version, ecosystem } = listedComponent(component);
    const licence = oneLine(licenceOf(component), MAX_LICENCE).trim();
    bytes += jsonBytes(name) + jsonBytes(version) + FIXED;
    if (!licences.has(licence)) bytes += jsonBytes(licence);
    if (!ecosystems.has(ecosystem)) bytes += jsonBytes(ecosystem);
    if (bytes > MOST_BYTES) break;
    rows.push([name, version, licences.of(licence), ecosystems.of(ecosystem)]);
  }
  const next = from + rows.length;
  return {
    licences: licences.all(),
    ecosystems: ecosystems.all(),
    rows,
    ...(next < components.length && { next }),
  };
}

/** Brackets, commas and two numbers. */
const FIXED = 20;

function jsonBytes(text: string): number {
  return ORDINARY.test(text)
    ? text.length + 2
    : new TextEncoder().encode(JSON.stringify(text)).byteLength;
}

/** Takes one byte each in JSON. */
const ORDINARY = /^[\w .:/@+()-]*$/;

/** Texts, each once, and where each is. */
function places() {
  const known = new Map<string, number>();
  return {
    of(text: string): number {
      const place = known.get(text) ?? known.size;
      known.set(text, place);
      return place;
    },
    has: (text: string) => known.has(text),
    all: () => [...known.keys()],
  };
}
