import type { CallAnswer } from '../../src/contract/resolvers';

export type FakePullRequest = CallAnswer<'comparePullRequest'>;
export type FakeDocument = CallAnswer<'inspectFile'>;
type Compared = FakePullRequest['documents'][number];
type Lists = NonNullable<Compared['changes']>;
type Line = Lists['added']['lines'][number];

export const HOSTILE = '<img src=x onerror=alert(1)>';
export const PROBLEM = {
  code: 'SBOM_INVALID',
  sentence: 'The SBOM breaks the rules of its format.',
  next: 'Fix what the finding names, or update the generator.',
  detail: 'At "/components/0": The member "name" is missing.',
};

const list = (lines: readonly Line[], count = lines.length): Lists['added'] => ({
  count,
  lines: [...lines],
});
const npm = (name: string, before: string[], after: string[]): Line => ({
  name,
  ecosystem: 'npm',
  before,
  after,
});

/** Three SBOM files: a changed, a new and a removed one. */
export function fakePullRequest(more: Partial<FakePullRequest> = {}): FakePullRequest {
  return {
    state: 'open',
    merging: {
      branch: 'main',
      environment: 'production',
      rule: 'built-in rule 1: repo:push on @main',
    },
    documents: [
      changedDocument(),
      {
        kind: 'new',
        path: 'services/a-very-long-directory-name-that-nobody-would-type/checkout/bom.cdx.json',
        after: { format: 'CycloneDX 1.5', problem: PROBLEM },
      },
      { kind: 'removed', path: 'legacy/bom.xml' },
    ],
    more: 0,
    ...more,
  };
}

function changedDocument(): Compared {
  const added = Array.from({ length: 12 }, (_, index) =>
    npm(`@acme/library-${String(index)}`, [], [`${String(index)}.0.0`]),
  );
  return {
    kind: 'changed',
    path: 'bom.json',
    before: { format: 'CycloneDX 1.6', components: 1402, score: 7.4 },
    after: { format: 'CycloneDX 1.6', components: 1412, score: 8.1 },
    changes: {
      added: list(added, 324),
      removed: list([npm('left-pad', ['1.3.0'], [])]),
      upgraded: list([
        npm('react', ['18.3.1'], ['19.2.0']),
        npm(`${HOSTILE}-${'long'.repeat(20)}`, ['1.0.0'], ['1.0.1']),
      ]),
      downgraded: list([npm('zod', ['4.1.0'], ['4.0.0'])]),
      changed: list([npm('lodash', ['4.17.20', '4.17.21'], [''])]),
      licences: list([
        { ...npm('chart', ['MIT'], ['Apache-2.0']), change: 'changed' },
        { ...npm('colour', ['MIT'], []), change: 'became-unknown' },
      ]),
    },
    generatorChanged: { before: ['trivy 0.66.0'], after: ['syft 1.39.0'] },
  };
}

/** A document of 250 components with findings of each severity. */
export function fakeDocument(more: Partial<FakeDocument> = {}): FakeDocument {
  const components = Array.from({ length: 250 }, (_, index) => ({
    name: index === 7 ? HOSTILE : `library-${String(index)}`,
    version: `${String(index)}.0.0`,
    licence: index % 9 === 0 ? '' : index % 3 === 0 ? 'Apache-2.0' : 'MIT',
    purl: `pkg:npm/library-${String(index)}@${String(index)}.0.0`,
  }));
  return {
    facts: {
      format: 'CycloneDX 1.6',
      subject: { name: 'shop', version: '1.4.0', purl: 'pkg:npm/shop@1.4.0' },
      created: '2026-11-20T14:03:00Z',
      documentId: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
      tools: ['syft 1.39.0'],
      phases: [],
      components: 250,
      files: 3,
      withPurl: 250,
      dependencies: 312,
      withoutLicence: 28,
      suppliers: 4,
      licences: [
        { name: 'MIT', count: 166 },
        { name: 'Apache-2.0', count: 56 },
      ],
      ecosystems: [{ name: 'npm', count: 250 }],
    },
    quality: {
      overall: 7.4,
      grade: 'C',
      parts: [
        {
          name: 'Identification',
          score: 10,
          weight: 10,
          features: [{ name: 'names', score: 10, reason: 'all 250 components have a name' }],
        },
        {
          name: 'Integrity',
          score: 4.2,
          weight: 15,
          features: [
            { name: 'strong hashes', score: 4.2, reason: '105 of 250 components have one' },
            { name: 'signature', reason: 'the document is not signed' },
          ],
        },
      ],
    },
    findings: [
      {
        kind: 'schema-value',
        severity: 'error',
        path: '/components/12/licenses/0/license/id',
        value: 'Apache 2',
        message: 'The value is not one of those that are allowed.',
        next: 'Use one of the allowed values.',
      },
      {
        kind: 'ref-dangling',
        severity: 'warning',
        path: '/dependencies/3/ref',
        message: 'The reference "library-x" names nothing.',
        next: 'Generate the SBOM again.',
      },
      {
        kind: 'no-dependencies',
        severity: 'info',
        path: '',
        message: 'What depends on what is not said.',
        next: 'Let the generator write the dependency graph.',
      },
    ],
    components,
    total: 250,
    selected: true,
    ...more,
  };
}
