import { describe, expect, it } from '@jest/globals';
import { requirements } from '../../../../../src/core/sbom/score/requirements/requirements';
import { corpusModel, hasCorpus } from '../corpus';
import { itemOf, listOf, metNames } from './find-item';

const present = hasCorpus('hold against the guidelines');

(present ? describe : describe.skip)('real SBOMs and the guidelines', () => {
  it('finds everything that BSI asks for in a document made to comply', () => {
    const made = corpusModel('cyclonedx/bsi-v2.1-fully-compliant.cdx.json');
    const { items, met, total } = listOf(made, 'bsi-tr-03183-2-v2.1');
    expect(items.filter((item) => !item.met)).toStrictEqual([]);
    expect([met, total]).toStrictEqual([19, 19]);
  });

  it('finds next to nothing in a document made to lack it', () => {
    const made = corpusModel('cyclonedx/scoring-minimal.cdx.json');
    const all = requirements(made).map(({ id }) => [id, metNames(made, id)]);
    expect(Object.fromEntries(all)).toStrictEqual({
      'ntia-2021': ['Component name'],
      'cisa-2025': ['Component name'],
      'bsi-tr-03183-2-v2.1': ['No vulnerabilities', 'SBOM-URI', 'Component name'],
    });
  });

  it('counts the components with licences, deprecated or not', () => {
    const made = corpusModel('cyclonedx/deprecated-licences.cdx.json');
    const licence = itemOf(made, 'cisa-2025', 'Licence');
    expect(licence).toMatchObject({ met: true, count: 32, of: 32 });
  });

  it('holds an SPDX 2 document against BSI without its format', () => {
    const { items } = listOf(corpusModel('spdx/photon.spdx.json'), 'bsi-tr-03183-2-v2.1');
    expect(items[0]).toMatchObject({ met: false, count: 0, of: 1 });
  });
});
