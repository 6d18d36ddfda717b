import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { collectFindings } from '../../../../../src/core/sbom/findings/collect';
import { readXml } from '../../../../../src/core/sbom/read/read-xml';
import { checkCycloneDxXml } from '../../../../../src/core/sbom/validate/cyclonedx/check-cyclonedx-xml';
import { bom16, cycloneDxXml } from '../../read/cyclonedx-xml';
import { DISAGREEMENTS } from './xml-disagreements';
import { VARIANTS } from './xml-variants';

interface Case {
  readonly version: string;
  readonly xml: string;
}

/** What the official schemas say: null, or the first complaint. */
function byXsd(cases: readonly Case[]): (string | null)[] {
  const out = execFileSync(process.execPath, [path.join(__dirname, 'xsd.mjs')], {
    input: JSON.stringify(cases),
    maxBuffer: 16 * 1024 * 1024,
  });
  return z.array(z.string().nullable()).parse(JSON.parse(out.toString('utf8')));
}

function byUs(xml: string) {
  const reading = readXml(xml);
  if (!reading.ok) throw new Error(reading.refusal.message);
  const findings = collectFindings();
  for (const finding of reading.findings) findings.add(finding);
  checkCycloneDxXml(reading.parsed.document, reading.parsed.specVersion, findings);
  return findings.list().filter(({ severity }) => severity === 'error');
}

const versions = [0, 1, 2, 3, 4, 5, 6, 7].map((minor) => ({
  minor,
  version: `1.${minor}`,
  xml: cycloneDxXml(minor),
}));
const all = [...VARIANTS, ...DISAGREEMENTS];
let xsd: (string | null)[] = [];

beforeAll(() => {
  xsd = byXsd([...versions, ...all]);
});

describe('documents that are valid', () => {
  it.each(versions)('by the schema of $version have no errors', ({ minor, xml }) => {
    expect(xsd[minor]).toBeNull();
    expect(byUs(xml)).toEqual([]);
  });
});

describe('documents that break one rule', () => {
  it.each(VARIANTS.map((variant, index) => ({ ...variant, index })))(
    '$name: refused by the schema and by us',
    ({ index, xml, kind, at }) => {
      expect(xsd[versions.length + index]).not.toBeNull();
      expect(byUs(xml)).toContainEqual(expect.objectContaining({ kind, path: at }));
    },
  );

  it.each(DISAGREEMENTS.map((variant, index) => ({ ...variant, index })))(
    '$name: not as the schema, because $because',
    ({ index, xml }) => {
      expect(xsd[versions.length + VARIANTS.length + index]).not.toBeNull();
      expect(byUs(xml)).toEqual([]);
    },
  );
});

it('says nothing of values that a hostile document puts in their place', () => {
  const findings = collectFindings();
  const document = JSON.parse(
    '{"components":[7,null,[],{"__proto__":1,"type":{},"name":[],"licenses":[[]]}],"metadata":0}',
  ) as Record<string, unknown>;
  checkCycloneDxXml(document, '1.6', findings);
  expect(findings.list().length).toBeGreaterThan(4);
});

it('counts errors beyond those that it shows', () => {
  const many = '<component/>'.repeat(500);
  const reading = readXml(bom16(`<components>${many}</components>`));
  if (!reading.ok) throw new Error(reading.refusal.message);
  const findings = collectFindings();
  checkCycloneDxXml(reading.parsed.document, '1.6', findings);
  const listed = findings.list();
  expect(listed).toHaveLength(100);
  expect(listed.at(-1)?.kind).toBe('findings-cut');
});
