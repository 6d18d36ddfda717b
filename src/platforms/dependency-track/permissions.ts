import type { ConnectionCheck } from '../../core/ports';

export type Line = ConnectionCheck['lines'][number];

/**
 * What a key needs, in Dependency-Track's own words; any of `names` does. Version 5 has finer ones
 * beside those of version 4.
 */
export const NEEDS = [
  { what: 'BOM_UPLOAD', names: ['BOM_UPLOAD'], purpose: 'to upload SBOMs' },
  {
    what: 'PROJECT_CREATION_UPLOAD',
    names: ['PROJECT_CREATION_UPLOAD', 'PORTFOLIO_MANAGEMENT', 'PORTFOLIO_MANAGEMENT_CREATE'],
    purpose: 'to create the project of a new version',
  },
  {
    what: 'VIEW_PORTFOLIO',
    names: ['VIEW_PORTFOLIO'],
    purpose: 'to see whether an SBOM has been imported',
  },
] as const;
export type Need = (typeof NEEDS)[number];

/** @param granted the permission that covers it; undefined = missing */
export function needLine({ what, purpose }: Need, granted: string | undefined): Line {
  return granted === undefined
    ? { ok: false, text: `${what} is missing; it is needed ${purpose}.` }
    : { ok: true, text: `${granted}: granted, ${purpose}.` };
}

/** One line a need, from the list of what a key may do. */
export function needLines(permissions: readonly string[]): Line[] {
  const granted = new Set(permissions);
  return NEEDS.map((need) =>
    needLine(
      need,
      need.names.find((name) => granted.has(name)),
    ),
  );
}
