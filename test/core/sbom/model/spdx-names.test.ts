import { describe, expect, it } from '@jest/globals';
import {
  componentType,
  downloadType,
  hashAlgorithm,
  partyOf,
  toolOf,
} from '../../../../src/core/sbom/model/spdx-names';
import type { Party, Tool } from '../../../../src/core/sbom/model/types';

describe('hashAlgorithm', () => {
  it.each([
    ['SHA1', 'SHA-1'],
    ['SHA256', 'SHA-256'],
    ['sha256', 'SHA-256'],
    ['SHA-256', 'SHA-256'],
    ['SHA3-256', 'SHA3-256'],
    ['sha3_512', 'SHA3-512'],
    ['MD5', 'MD5'],
    ['md5', 'MD5'],
    ['BLAKE2b-384', 'BLAKE2b-384'],
    ['blake2b256', 'BLAKE2b-256'],
    ['BLAKE3', 'BLAKE3'],
    ['ADLER32', 'ADLER-32'],
    ['crystalsKyber', 'crystalsKyber'],
    ['__proto__', '__proto__'],
  ])('%s is %s', (name, expected) => {
    expect(hashAlgorithm(name)).toBe(expected);
  });
});

describe('componentType', () => {
  it.each([
    ['APPLICATION', 'application'],
    ['OPERATING_SYSTEM', 'operating-system'],
    ['OPERATING-SYSTEM', 'operating-system'],
    ['operatingSystem', 'operating-system'],
    ['deviceDriver', 'device-driver'],
    ['model', 'machine-learning-model'],
    ['SOURCE', 'source'],
    ['NOASSERTION', undefined],
    [undefined, undefined],
  ])('%s is %s', (purpose, expected) => {
    expect(componentType(purpose)).toBe(expected);
  });
});

describe('downloadType', () => {
  it.each([
    ['git+https://example.com/a.git@v1', 'vcs'],
    ['git://example.com/a', 'vcs'],
    ['svn+https://example.com/a', 'vcs'],
    ['https://example.com/git+a.tgz', 'distribution'],
  ])('%s is %s', (location, expected) => {
    expect(downloadType(location)).toBe(expected);
  });
});

describe('partyOf', () => {
  it.each<[string | undefined, Party | undefined]>([
    ['Organization: ACME (mail@acme.example)', { name: 'ACME', email: 'mail@acme.example' }],
    ['Person: Jane Doe ()', { name: 'Jane Doe' }],
    ['Organization: ACME', { name: 'ACME' }],
    ['Organization: ACME (https://acme.example)', { name: 'ACME', url: 'https://acme.example' }],
    ['Organization: ACME (Germany)', { name: 'ACME (Germany)' }],
    ['Organization: A (B) (x@y.example)', { name: 'A (B)', email: 'x@y.example' }],
    ['ACME', { name: 'ACME' }],
    ['Person: (x@y.example)', { email: 'x@y.example' }],
    ['NOASSERTION', undefined],
    ['Organization: NOASSERTION', undefined],
    ['Organization:', undefined],
    ['Person: ()', undefined],
    ['  ', undefined],
    [undefined, undefined],
  ])('of %s is %j', (value, expected) => {
    expect(partyOf(value)).toEqual(expected);
  });
});

describe('toolOf', () => {
  it.each<[string, Tool | undefined]>([
    ['Tool: syft-1.39.0', { name: 'syft', version: '1.39.0' }],
    [
      'Tool: Microsoft.SBOMTool-0.0.0-preview.0',
      { name: 'Microsoft.SBOMTool', version: '0.0.0-preview.0' },
    ],
    ['Tool: GitHub.com-Dependency-Graph', { name: 'GitHub.com-Dependency-Graph' }],
    ['Tool: spdx-sbom-generator-v0.0.15', { name: 'spdx-sbom-generator', version: 'v0.0.15' }],
    ['Tool: sigs.k8s.io/bom/pkg/spdx', { name: 'sigs.k8s.io/bom/pkg/spdx' }],
    ['scanoss-py-1', { name: 'scanoss-py', version: '1' }],
    ['-1', { name: '-1' }],
    ['Tool: NOASSERTION', undefined],
    ['Tool: ', undefined],
  ])('of %s is %j', (value, expected) => {
    expect(toolOf(value)).toEqual(expected);
  });

  it('takes linear time', () => {
    expect(toolOf('-'.repeat(1_000_000))?.version).toBeUndefined();
  });
});
