import type { Component, SbomModel } from '../../../../src/core/sbom/model/types';

/** A model that says nothing but its format: CycloneDX 1.6 in JSON. */
export function model(overrides: Partial<SbomModel> = {}): SbomModel {
  return {
    format: 'cyclonedx',
    serialization: 'json',
    specVersion: '1.6',
    phases: [],
    tools: [],
    authors: [],
    dataLicences: [],
    signed: false,
    vulnerabilities: 0,
    references: [],
    components: [],
    files: 0,
    dependencies: [],
    compositions: [],
    ids: new Set(),
    ...overrides,
  };
}

export function component(overrides: Partial<Component> = {}): Component {
  return {
    path: '/components/0',
    cpes: [],
    swid: false,
    licences: [],
    hashes: [],
    authors: [],
    references: [],
    properties: [],
    ...overrides,
  };
}

/** So many components, each with a reference and what `make` adds. */
export function components(
  count: number,
  make: (index: number) => Partial<Component> = () => ({}),
): Component[] {
  return Array.from({ length: count }, (_none, index) =>
    component({ id: `ref-${index}`, path: `/components/${index}`, ...make(index) }),
  );
}

export const MIT = { kind: 'id', value: 'MIT' } as const;
export const SHA256 = { algorithm: 'SHA-256', value: 'ab'.repeat(32) };
export const SHA1 = { algorithm: 'SHA-1', value: 'ab'.repeat(20) };
