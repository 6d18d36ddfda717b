import { toModel } from '../../../../src/core/sbom/model/to-model';
import type { Component, SbomModel } from '../../../../src/core/sbom/model/types';

/** The model of a CycloneDX document of which a test says only what it is about. */
export function cycloneDx(document: object): SbomModel {
  return toModel({
    format: 'cyclonedx',
    serialization: 'json',
    specVersion: '1.6',
    document: { ...document },
  });
}

/** The model of an SPDX 2 document of which a test says only what it is about. */
export function spdx(document: object): SbomModel {
  return toModel({
    format: 'spdx',
    serialization: 'json',
    specVersion: '2.3',
    document: { ...document },
  });
}

/** A component that claims nothing beside what is given. */
export function component(over: Partial<Component> = {}): Component {
  return {
    path: '',
    cpes: [],
    swid: false,
    licences: [],
    hashes: [],
    authors: [],
    references: [],
    properties: [],
    ...over,
  };
}
