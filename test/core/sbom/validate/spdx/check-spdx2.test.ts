import { describe, expect, it } from '@jest/globals';
import Ajv from 'ajv';
import fc from 'fast-check';
import { collectFindings } from '../../../../../src/core/sbom/findings/collect';
import { checkSpdx2 } from '../../../../../src/core/sbom/validate/spdx/check-spdx2';
import type { ObjectRule, Rule } from '../../../../../src/core/sbom/validate/spdx/spdx2-rule';
import { SPDX_2_2, SPDX_2_3 } from '../../../../../src/core/sbom/validate/spdx/spdx2-rules';
import type { Serialization } from '../../../../../src/core/sbom/formats';
import type { Finding } from '../../../../../src/core/sbom/types';

const PACKAGE = {
  SPDXID: 'SPDXRef-a',
  name: 'a',
  downloadLocation: 'NOASSERTION',
  licenseConcluded: 'MIT',
  licenseDeclared: 'MIT',
  copyrightText: 'NONE',
};
const DOCUMENT = {
  SPDXID: 'SPDXRef-DOCUMENT',
  name: 'shop',
  spdxVersion: 'SPDX-2.3',
  dataLicense: 'CC0-1.0',
  creationInfo: { created: '2026-03-23T06:03:12Z', creators: ['Tool: x-1'] },
  packages: [PACKAGE],
};

async function check(
  document: object,
  specVersion = '2.3',
  serialization?: Serialization,
): Promise<Finding[]> {
  const findings = collectFindings();
  await checkSpdx2({ ...document }, specVersion, findings, serialization);
  return findings.list();
}
const withPackage = (members: object) => ({ ...DOCUMENT, packages: [{ ...PACKAGE, ...members }] });
const reference = (referenceCategory: string) => ({
  externalRefs: [{ referenceCategory, referenceType: 'purl', referenceLocator: 'pkg:npm/a@1' }],
});
const without = (document: object, name: string) =>
  Object.fromEntries(Object.entries(document).filter(([key]) => key !== name));

describe('checkSpdx2', () => {
  it.each(['2.2', '2.3'])('has nothing against a plain document of %s', async (version) => {
    expect(await check(DOCUMENT, version)).toEqual([]);
  });

  it.each([
    ['the purpose of Trivy', '2.3', { primaryPackagePurpose: 'OPERATING-SYSTEM' }],
    ["the category of Microsoft's tool", '2.2', reference('PACKAGE-MANAGER')],
    ['the category of 2.2', '2.3', reference('PACKAGE_MANAGER')],
    ['the other category of 2.2', '2.2', reference('PERSISTENT-ID')],
  ])('knows %s, and that it is harmless', async (_name, version, members) => {
    const [finding, ...others] = await check(withPackage(members), version);
    expect(finding).toMatchObject({ kind: 'spdx-disagreement', severity: 'error' });
    expect(finding?.message).toContain('harmless');
    expect(others).toEqual([]);
  });

  it('knows that Syft leaves copyrightText out, and counts', async () => {
    const { copyrightText: _, ...bare } = PACKAGE;
    const packages = Array.from({ length: 5000 }, () => bare);
    expect(await check({ ...DOCUMENT, packages }, '2.2')).toEqual([
      {
        kind: 'spdx-disagreement',
        severity: 'error',
        path: '/packages/0',
        message:
          'The package has no copyrightText, which SPDX 2.2 requires: SPDX 2.3 made it optional; harmless (5000 times; this is the first).',
      },
    ]);
    expect(await check({ ...DOCUMENT, packages }, '2.3')).toEqual([]);
  });

  it.each([
    ['OPERATING_SYSTEM of 2.3', '2.3', { primaryPackagePurpose: 'OPERATING_SYSTEM' }],
    ['PACKAGE-MANAGER in 2.3', '2.3', reference('PACKAGE-MANAGER')],
    ['PACKAGE_MANAGER in 2.2', '2.2', reference('PACKAGE_MANAGER')],
    ['builtDate in 2.3', '2.3', { builtDate: '2026-01-01T00:00:00Z' }],
  ])('takes %s', async (_name, version, members) => {
    expect(await check(withPackage(members), version)).toEqual([]);
  });

  it.each([
    ['2.2', withPackage({ builtDate: 'x' }), 'schema-unknown-member', '/packages/0/builtDate'],
    ['2.3', withPackage({ 'a/b~c': 1 }), 'schema-unknown-member', '/packages/0/a~1b~0c'],
    [
      '2.3',
      withPackage({ primaryPackagePurpose: 'X' }),
      'schema-value',
      '/packages/0/primaryPackagePurpose',
    ],
    ['2.3', withPackage({ filesAnalyzed: 'true' }), 'schema-type', '/packages/0/filesAnalyzed'],
    [
      '2.3',
      withPackage(reference('X')),
      'schema-value',
      '/packages/0/externalRefs/0/referenceCategory',
    ],
    ['2.3', { ...DOCUMENT, packages: {} }, 'schema-type', '/packages'],
    ['2.3', { ...DOCUMENT, packages: [null] }, 'schema-type', '/packages/0'],
    [
      '2.3',
      { ...DOCUMENT, files: [{ SPDXID: 'f', fileName: 'f' }] },
      'schema-required',
      '/files/0',
    ],
    ['2.3', { ...DOCUMENT, creationInfo: { created: 'x' } }, 'schema-required', '/creationInfo'],
    [
      '2.3',
      { ...DOCUMENT, creationInfo: { created: 'x', creators: [] } },
      'schema-value',
      '/creationInfo/creators',
    ],
    [
      '2.3',
      { ...DOCUMENT, creationInfo: { created: 'x', creators: [1] } },
      'schema-type',
      '/creationInfo/creators/0',
    ],
    ['2.3', without(DOCUMENT, 'name'), 'schema-required', ''],
    ['2.3', { ...DOCUMENT, $schema: 'x' }, 'spdx-disagreement', '/$schema'],
    [
      '2.2',
      {
        ...DOCUMENT,
        relationships: [
          { spdxElementId: 'a', relationshipType: 'AMENDS', relatedSpdxElement: 'b' },
        ],
      },
      'schema-value',
      '/relationships/0/relationshipType',
    ],
  ])('tells in %s what is wrong in %j', async (version, document, kind, path) => {
    const found = await check(document, version);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind, path, severity: 'error' });
  });

  it('keeps what is found short, however many kinds of wrong there are', async () => {
    const odd = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`x${index}`, 1]));
    expect((await check({ ...DOCUMENT, ...odd })).length).toBe(100);
  });

  it.each(['tag-value', 'rdf', 'xml'] as const)(
    'asks of %s only what every reader relies on',
    async (serialization) => {
      const packages = [{ SPDXID: 'SPDXRef-a', name: 'a', odd: 1, filesAnalyzed: 'false' }];
      expect(await check({ ...DOCUMENT, packages }, '2.2', serialization)).toEqual([]);
      const broken = { ...without(DOCUMENT, 'name'), packages: [{ name: 'a' }, {}] };
      expect(await check(broken, '2.2', serialization)).toMatchObject([
        { path: '', message: 'The document has no name, which SPDX requires.' },
        {
          path: '/packages/0',
          message: 'The package has no SPDXID, which SPDX requires (2 times; this is the first).',
        },
        { path: '/packages/1', message: 'The package has no name, which SPDX requires.' },
      ]);
    },
  );
});

/** The rules as a JSON schema: what a schema compiler makes of it must be what the walk says. */
function toSchema(rule: Rule): object {
  switch (rule.is) {
    case 'text':
      return { type: 'string' };
    case 'boolean':
    case 'integer':
      return { type: rule.is };
    case 'word':
      return { type: 'string', enum: [...rule.words] };
    case 'list':
      return { type: 'array', items: toSchema(rule.of), minItems: rule.atLeastOne ? 1 : 0 };
    case 'object': {
      const members = [...rule.members].map(([name, own]) => [name, toSchema(own)]);
      return {
        type: 'object',
        properties: Object.fromEntries(members) as object,
        required: rule.required,
        additionalProperties: rule.open,
      };
    }
  }
}

/** Values that mostly follow a rule. */
function following(rule: Rule): fc.Arbitrary<unknown> {
  const odd = fc.oneof(fc.constantFrom(null, 1, 1.5, '', true, [], {}), fc.jsonValue());
  const own = (): fc.Arbitrary<unknown> => {
    switch (rule.is) {
      case 'text':
        return fc.string({ maxLength: 3 });
      case 'boolean':
        return fc.boolean();
      case 'integer':
        return fc.integer();
      case 'word':
        return fc.constantFrom(...rule.words);
      case 'list':
        return fc.array(following(rule.of), { minLength: rule.atLeastOne ? 1 : 0, maxLength: 2 });
      case 'object':
        return objectOf(rule);
    }
  };
  return fc.oneof({ weight: 800, arbitrary: own() }, { weight: 1, arbitrary: odd });
}

function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 60, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}

function objectOf(rule: ObjectRule): fc.Arbitrary<unknown> {
  const shape = Object.fromEntries([...rule.members].map(([name, own]) => [name, following(own)]));
  const known = fc.record(shape, { requiredKeys: [...rule.required] });
  const other = fc.dictionary(fc.constantFrom('odd', '__proto__', 'constructor'), fc.constant(1));
  return fc
    .tuple(known, rarely(other), rarely(fc.constantFrom('', ...rule.required)))
    .map(([object, more, dropped]) => without({ ...object, ...more }, dropped ?? ''));
}

describe('the rules of SPDX 2', () => {
  const ajv = new Ajv({ strict: false });
  it.each([
    ['2.2', SPDX_2_2],
    ['2.3', SPDX_2_3],
  ])('of %s are checked as a schema compiler would', async (version, rule) => {
    const validate = ajv.compile(toSchema(rule));
    let valid = 0;
    await fc.assert(
      fc.asyncProperty(objectOf(rule), async (document) => {
        const expected = validate(document);
        valid += expected ? 1 : 0;
        const found = await check(document as object, version);
        expect([expected, document, found.length === 0]).toEqual([
          found.length === 0,
          document,
          expected,
        ]);
      }),
      { numRuns: 200 },
    );
    expect(valid).toBeGreaterThan(0);
    expect(valid).toBeLessThan(200);
  });
});
