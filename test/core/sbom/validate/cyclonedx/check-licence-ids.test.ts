import { describe, expect, it } from '@jest/globals';
import { collectFindings } from '../../../../../src/core/sbom/findings/collect';
import { checkLicenceIds } from '../../../../../src/core/sbom/validate/cyclonedx/check-licence-ids';
import {
  licenceIdInRightCase,
  licenceIdStatus,
} from '../../../../../src/core/sbom/validate/licence-id';

describe('checkLicenceIds', () => {
  it('warns once of a licence that is newer than the schema', () => {
    const component = { licenses: [{ license: { id: 'MIT' } }, { license: { id: 'New-1.0' } }] };
    const document = { components: [component, component] };
    const findings = collectFindings();
    checkLicenceIds(document, '1.4', new Set(['MIT', 'New-1.0']), findings, (id) =>
      id === 'MIT' ? 'known' : 'newer',
    );
    expect(findings.list()).toEqual([
      {
        kind: 'licence-id-newer',
        severity: 'warning',
        path: '/components/0/licenses/1/license/id',
        value: 'New-1.0',
        message:
          'SPDX added the licence "New-1.0" after CycloneDX 1.4 was published; some readers refuse it.',
      },
    ]);
  });

  it('leaves an id alone that is not where a licence is', () => {
    const findings = collectFindings();
    const document = {
      vulnerabilities: [{ id: 'x' }],
      license: { id: 'x' },
      licenses: [{ id: 'x' }],
    };
    checkLicenceIds(document, '1.4', new Set(['x']), findings);
    expect(findings.list()).toEqual([]);
  });
});

describe('licenceIdStatus', () => {
  it.each([
    ['MIT', 'known'],
    ['Classpath-exception-2.0', 'known'],
    ['GPL-2.0', 'deprecated'],
    ['mit', 'unknown'],
    ['NOASSERTION', 'unknown'],
    ['__proto__', 'unknown'],
    ['', 'unknown'],
  ])('%s is %s', (id, status) => {
    expect(licenceIdStatus(id)).toBe(status);
  });

  it('knows the spelling that was meant', () => {
    expect(licenceIdInRightCase('apache-2.0')).toBe('Apache-2.0');
    expect(licenceIdInRightCase('apache')).toBeUndefined();
  });
});
