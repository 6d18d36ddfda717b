import type { Component } from '../model/types';
import type { Count } from '../types';
import { componentLicence } from './component-licence';

export interface Counted {
  readonly withPurl: number;
  /** By purl type, most frequent first. */
  readonly ecosystems: readonly Count[];
  /** By licence, most frequent first. */
  readonly licences: readonly Count[];
  readonly withoutLicence: number;
  /** How many different suppliers, manufacturers and publishers there are, by name. */
  readonly suppliers: number;
}

export function countComponents(components: readonly Component[]): Counted {
  let withPurl = 0;
  let withoutLicence = 0;
  const ecosystems = new Map<string, number>();
  const licences = new Map<string, number>();
  const suppliers = new Set<string>();
  for (const component of components) {
    const { purl } = component;
    if (purl !== undefined) {
      withPurl += 1;
      const type = purlType(purl);
      if (type !== undefined) increase(ecosystems, type);
    }
    const licence = componentLicence(component);
    if (licence === '') withoutLicence += 1;
    else increase(licences, licence);
    for (const name of suppliersOf(component)) if (name !== undefined) suppliers.add(name.trim());
  }
  return {
    withPurl,
    ecosystems: byFrequency(ecosystems),
    licences: byFrequency(licences),
    withoutLicence,
    suppliers: suppliers.size,
  };
}

function suppliersOf({ supplier, manufacturer, publisher }: Component): (string | undefined)[] {
  return [supplier?.name ?? supplier?.email, manufacturer?.name ?? manufacturer?.email, publisher];
}

/** Cheaper than taking the purl apart, and the same for those that can be. */
export function purlType(purl: string): string | undefined {
  return /^pkg:\/*([a-z][a-z\d.+-]*)\//i.exec(purl.slice(0, 100))?.[1]?.toLowerCase();
}

function increase(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function byFrequency(counts: ReadonlyMap<string, number>): Count[] {
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
