const SERIAL = 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79';
const TIMESTAMP = '2024-01-15T10:30:00Z';
const SHA256 = { alg: 'SHA-256', content: 'ab'.repeat(32) };
const SHA1 = { alg: 'SHA-1', content: 'ab'.repeat(20) };

function cdx(specVersion: string, document: object) {
  return { bomFormat: 'CycloneDX', specVersion, version: 1, ...document };
}

function many(count: number, make: (index: number) => object) {
  return Array.from({ length: count }, (_none, index) => ({
    ...{ type: 'library', name: `lib${index}`, ...make(index) },
  }));
}

const licence = (id: string, acknowledgement?: string) => ({
  license: { id, ...(acknowledgement === undefined ? {} : { acknowledgement }) },
});
const cpe = (index: number) => `cpe:2.3:a:acme:lib${index}:1.0.0:*:*:*:*:*:*:*`;

/** The first of the 70 is the primary one. */
function dependencyTrackComponent(index: number): object {
  const id = index < 6 ? 'GPL-3.0-only' : 'MIT';
  return {
    ...{ type: 'library', name: `lib${index}`, 'bom-ref': `ref-${index}` },
    ...(index < 36 ? { version: '1.0.0' } : {}),
    ...(index < 33 ? { licenses: [licence(id)] } : {}),
    ...(index === 33 ? { licenses: [{ license: { name: 'Their own' } }] } : {}),
    ...(index < 35 ? { purl: `pkg:npm/lib${index}@1.0.0` } : {}),
    ...(index < 60 ? { cpe: cpe(index) } : {}),
  };
}

export const DEPENDENCY_TRACK = cdx('1.5', {
  serialNumber: SERIAL,
  metadata: {
    timestamp: TIMESTAMP,
    tools: { components: [{ type: 'application', name: 'syft', version: '1.0.0' }] },
    component: dependencyTrackComponent(0),
  },
  components: Array.from({ length: 69 }, (_none, index) => dependencyTrackComponent(index + 1)),
});

const full = (ref: string) => ({
  ...{ type: 'library', name: ref, version: '1.0.0', 'bom-ref': ref },
  ...{ purl: `pkg:npm/${ref}@1.0.0`, supplier: { name: 'ACME' }, hashes: [SHA1, SHA256] },
  licenses: [licence('MIT', 'concluded'), licence('MIT', 'declared')],
  externalReferences: [{ type: 'vcs', url: 'https://acme.example/source' }],
});

export const FULL_CYCLONEDX = cdx('1.6', {
  serialNumber: SERIAL,
  metadata: {
    ...{ timestamp: TIMESTAMP, lifecycles: [{ phase: 'build' }] },
    tools: { components: [{ type: 'application', name: 'syft', version: '1.0.0' }] },
    authors: [{ name: 'A. U. Thor', email: 'a@acme.example' }],
    supplier: { name: 'ACME', url: ['https://acme.example'] },
    ...{ component: full('app'), licenses: [licence('CC0-1.0')] },
  },
  components: [full('lib'), full('leaf')],
  dependencies: [
    { ref: 'app', dependsOn: ['lib'] },
    { ref: 'lib', dependsOn: ['leaf'] },
    { ref: 'leaf' },
  ],
  compositions: [
    { aggregate: 'complete' },
    { aggregate: 'complete', dependencies: ['app', 'lib'] },
  ],
  signature: {
    ...{ algorithm: 'ES256', value: 'c2lnbmF0dXJl' },
    publicKey: { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ' },
  },
});

export const MIXED = cdx('1.6', {
  serialNumber: SERIAL,
  metadata: { timestamp: TIMESTAMP },
  components: many(4, (index) => ({
    ...{ version: '1.0.0', 'bom-ref': `ref-${index}`, licenses: [licence('MIT')] },
    ...(index < 2 ? { purl: `pkg:npm/lib${index}@1.0.0` } : { cpe: cpe(index) }),
    hashes: [index < 2 ? SHA256 : SHA1],
  })),
});

const copyleft = ['MIT', 'MIT', 'GPL-3.0-only', 'GPL-2.0'];
export const COPYLEFT = cdx('1.4', {
  metadata: { timestamp: TIMESTAMP },
  components: many(4, (index) => ({
    purl: `pkg:npm/lib${index}@1.0.0`,
    licenses: [licence(copyleft[index] ?? 'MIT')],
  })),
});

export const LICENCES_ONLY = cdx('1.6', {
  metadata: { licenses: [licence('CC0-1.0')] },
  components: many(2, () => ({ licenses: [licence('Apache-2.0', 'concluded')] })),
});
