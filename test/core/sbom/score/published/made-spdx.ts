interface Package {
  readonly SPDXID: string;
  readonly name: string;
}

function spdx(creators: readonly string[], packages: readonly Package[], more: object = {}) {
  return {
    ...{ spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', dataLicense: 'CC0-1.0' },
    ...{ name: 'made', documentNamespace: 'https://acme.example/made-1' },
    creationInfo: { created: '2024-01-15T10:30:00Z', creators },
    ...{ packages, ...more },
  };
}

const named = (index: number): Package & { readonly downloadLocation: string } => ({
  ...{ SPDXID: `SPDXRef-Package-${index}`, name: `lib${index}` },
  downloadLocation: 'NOASSERTION',
});
const purl = (index: number) => ({
  ...{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl' },
  referenceLocator: `pkg:npm/lib${index}@1.0.0`,
});

export const MINIMAL_SPDX = spdx(['Tool: made'], [named(0)]);

export const FULL_SPDX = spdx(
  ['Organization: ACME (sbom@acme.example)', 'Tool: syft-1.0.0'],
  [0, 1].map((index) => ({
    ...named(index),
    ...{ versionInfo: '1.0.0', supplier: 'Organization: ACME (a@acme.example)' },
    checksums: [{ algorithm: 'SHA256', checksumValue: 'ab'.repeat(32) }],
    ...{ licenseConcluded: 'MIT', licenseDeclared: 'MIT', sourceInfo: 'built from the tag 1.0.0' },
    ...{ primaryPackagePurpose: 'LIBRARY', externalRefs: [purl(index)] },
  })),
  {
    relationships: [
      {
        ...{ spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES' },
        relatedSpdxElement: 'SPDXRef-Package-0',
      },
    ],
  },
);

export const HALF_SPDX = spdx(
  ['Person: A. U. Thor (a@acme.example)', 'Tool: made'],
  [0, 1, 2, 3].map((index) => ({
    ...named(index),
    ...(index < 3 ? { versionInfo: '1.0.0' } : {}),
    ...(index < 2 ? { checksums: [{ algorithm: 'MD5', checksumValue: 'ab'.repeat(16) }] } : {}),
    supplier: index < 2 ? 'Organization: ACME' : 'NOASSERTION',
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: index < 2 ? 'MIT' : 'NONE',
    ...(index < 1 ? { externalRefs: [purl(index)] } : {}),
  })),
);
