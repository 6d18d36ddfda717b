import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { filePath, hashSegment, repositoryPath, uuidSegment } from '../../src/bitbucket/paths';
import { BridgeError } from '../../src/core/errors';
import { anyText } from '../any-text';

const UUID = '22222222-2222-4222-8222-222222222222';

describe('what goes into a path', () => {
  it('are uuids in encoded braces', () => {
    expect(repositoryPath({ workspace: UUID, uuid: UUID })).toBe(
      `/2.0/repositories/%7B${UUID}%7D/%7B${UUID}%7D`,
    );
  });

  it.each(['', `{${UUID}}`, 'acme', '../x', `${UUID}/..`, `${UUID}\n`, 'x'.repeat(36)])(
    'is not the uuid %j',
    (uuid) => {
      expect(() => uuidSegment(uuid)).toThrow(BridgeError);
    },
  );

  it.each([
    'main',
    '',
    'a'.repeat(6),
    'a'.repeat(41),
    `${'a'.repeat(40)}/x`,
    '..',
    'a'.repeat(39) + '\n',
  ])('is not the hash %j', (hash) => {
    expect(() => hashSegment(hash)).toThrow(BridgeError);
  });

  it.each([
    ['bom.json', 'bom.json'],
    ['a b/ü#?.json', 'a%20b/%C3%BC%23%3F.json'],
    ['a..b/bom.json', 'a..b/bom.json'],
    ['%2e%2e/bom.json', '%252e%252e/bom.json'],
    ['a\\b.json', 'a%5Cb.json'],
  ])('is the file %j as %s', (path, encoded) => {
    expect(filePath(path)).toBe(encoded);
  });

  it.each(['', '/bom.json', '../bom.json', 'a/../b', 'a//b', './a', 'a/', 'a\ud800.json'])(
    'is not the file %j',
    (path) => {
      expect(() => filePath(path)).toThrow(BridgeError);
    },
  );

  it('never leaves the repository, whatever the file is called', () => {
    fc.assert(
      fc.property(anyText(), (name) => {
        let path: string;
        try {
          path = filePath(name);
        } catch (error) {
          return error instanceof BridgeError;
        }
        const { pathname, search, hash } = new URL(`/base/${path}`, 'https://example.org');
        return pathname === `/base/${path}` && search === '' && hash === '';
      }),
    );
  });
});
