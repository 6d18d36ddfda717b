import { describe, expect, it } from '@jest/globals';
import { toModel } from '../../../../../src/core/sbom/model/to-model';
import type { Component, SbomModel } from '../../../../../src/core/sbom/model/types';

function model(graph: unknown): SbomModel {
  return toModel({
    format: 'spdx',
    serialization: 'json',
    specVersion: '3.0.1',
    document: { '@graph': graph },
  });
}
const element = (type: string, spdxId: string, more: object = {}) => ({ type, spdxId, ...more });
const relationship = (from: string, relationshipType: string, ...to: unknown[]) => ({
  type: 'Relationship',
  spdxId: `r-${from}-${relationshipType}`,
  from,
  relationshipType,
  to,
});
const P = element('software_Package', 'p', { name: 'p' });

function packageOf(more: object, ...others: object[]): Component {
  const [first] = model([{ ...P, ...more }, ...others]).components;
  if (first === undefined) throw new Error('no component');
  return first;
}

describe('an SPDX 3 package', () => {
  it('has all that it says', () => {
    expect(
      packageOf(
        {
          software_packageVersion: '1',
          software_primaryPurpose: 'operatingSystem',
          software_downloadLocation: 'https://x.example/p.tgz',
          software_homePage: 'https://x.example',
          software_copyrightText: '(c)',
          software_sourceInfo: 'upstream',
          suppliedBy: 'o',
          originatedBy: ['j', 'o'],
          externalIdentifier: [
            'i',
            { externalIdentifierType: 'cpe23', identifier: 'cpe:2.3:a:x:p:1' },
            { externalIdentifierType: 'swid', identifier: 'x' },
          ],
          externalRef: [
            { externalRefType: 'vcs', locator: ['https://x.example/p.git'] },
            { externalRefType: 'unheardOf', locator: 'https://x.example/u' },
          ],
          verifiedUsing: [
            { type: 'Hash', algorithm: 'sha512', hashValue: '1' },
            { type: 'PackageVerificationCode', algorithm: 'sha1', hashValue: '2' },
          ],
        },
        element('ExternalIdentifier', 'i', {
          externalIdentifierType: 'purl',
          identifier: 'pkg:npm/p@1',
        }),
        element('Organization', 'o', { name: 'O' }),
        element('Person', 'j', { name: 'J' }),
      ),
    ).toEqual({
      path: '/@graph/0',
      id: 'p',
      type: 'operating-system',
      name: 'p',
      version: '1',
      purl: 'pkg:npm/p@1',
      cpes: ['cpe:2.3:a:x:p:1'],
      swid: true,
      supplier: { name: 'O' },
      manufacturer: { name: 'J' },
      authors: [],
      copyright: '(c)',
      sourceInfo: 'upstream',
      downloadLocation: 'https://x.example/p.tgz',
      licences: [],
      hashes: [{ algorithm: 'SHA-512', value: '1' }],
      references: [
        { type: 'distribution', url: 'https://x.example/p.tgz', hashes: [] },
        { type: 'website', url: 'https://x.example', hashes: [] },
        { type: 'vcs', url: 'https://x.example/p.git', hashes: [] },
        { type: 'other', url: 'https://x.example/u', hashes: [] },
      ],
      properties: [],
    });
  });

  const licence = (type: string, more: object) => element(`expandedlicensing_${type}`, 'l', more);
  const member = 'expandedlicensing_member';
  const MIT = 'https://spdx.org/licenses/MIT';
  it.each<[string, object[], object[]]>([
    [
      'an expression',
      [
        element('simplelicensing_LicenseExpression', 'l', {
          simplelicensing_licenseExpression: 'MIT',
        }),
      ],
      [{ kind: 'expression', value: 'MIT' }],
    ],
    [
      'a listed licence',
      [element('expandedlicensing_ListedLicense', 'l', { name: 'MIT License' })],
      [{ kind: 'name', value: 'MIT License' }],
    ],
    [
      'a name',
      [element('AnyLicenseInfo', 'l', { name: 'CC0-1.0' })],
      [{ kind: 'name', value: 'CC0-1.0' }],
    ],
    ['NOASSERTION', [element('Element', 'l', { name: 'NOASSERTION' })], []],
    ['no assertion', [licence('NoAssertionLicense', { name: 'x' })], []],
    ['what is not in the document', [], []],
    [
      'a set',
      [
        licence('ConjunctiveLicenseSet', {
          [member]: [
            MIT,
            {
              type: 'expandedlicensing_DisjunctiveLicenseSet',
              [member]: [`${MIT}-0`, 'https://spdx.org/licenses/ISC'],
            },
          ],
        }),
      ],
      [{ kind: 'expression', value: 'MIT AND (MIT-0 OR ISC)' }],
    ],
    [
      'a set with something unknown',
      [licence('ConjunctiveLicenseSet', { [member]: [MIT, 'nowhere'] })],
      [],
    ],
    ['an empty set', [licence('ConjunctiveLicenseSet', {})], []],
    [
      'an exception',
      [
        licence('WithAdditionOperator', {
          expandedlicensing_subjectExtendableLicense: {
            type: 'expandedlicensing_OrLaterOperator',
            expandedlicensing_subjectLicense: 'https://spdx.org/licenses/GPL-2.0',
          },
          expandedlicensing_subjectAddition: { name: 'Classpath-exception-2.0' },
        }),
      ],
      [{ kind: 'expression', value: 'GPL-2.0+ WITH Classpath-exception-2.0' }],
    ],
    ['a set of itself', [licence('ConjunctiveLicenseSet', { [member]: [MIT, 'l'] })], []],
  ])('claims a licence by %s', (_name, others, expected) => {
    const { licences } = packageOf({}, relationship('p', 'hasDeclaredLicense', 'l'), ...others);
    expect(licences).toEqual(expected.map((claim) => ({ ...claim, role: 'declared' })));
  });

  it('claims licences of the list by their address, declared and concluded', () => {
    const { licences } = packageOf(
      {},
      relationship('p', 'hasDeclaredLicense', MIT),
      relationship('p', 'HAS_CONCLUDED_LICENSE', 'https://spdx.org/licenses/ISC.html'),
      relationship('q', 'hasDeclaredLicense', MIT),
    );
    expect(licences).toEqual([
      { kind: 'id', value: 'MIT', role: 'declared' },
      { kind: 'id', value: 'ISC', role: 'concluded' },
    ]);
  });

  it('does not write out sets of sets that double each time', () => {
    const sets = Array.from({ length: 64 }, (_, index) => ({
      ...licence('ConjunctiveLicenseSet', {
        [member]: index === 0 ? [MIT] : [`s${index - 1}`, `s${index - 1}`],
      }),
      spdxId: `s${index}`,
    }));
    const { licences } = packageOf({}, relationship('p', 'hasDeclaredLicense', 's63'), ...sets);
    expect(licences).toEqual([]);
  });
});
