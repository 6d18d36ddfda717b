import { describe, expect, it } from '@jest/globals';
import { gzip, utf8 } from '../fixtures/encodings';
import { dsse, sigstoreBundle, statement } from '../fixtures/envelopes';
import { shopCycloneDx } from '../fixtures/shop-cyclonedx';
import { shopSpdx, shopSpdxTagValue } from '../fixtures/shop-spdx';
import { shopSpdx3 } from '../fixtures/shop-spdx3';
import { CYCLONEDX, read } from './read-one';

describe('what carries an SBOM', () => {
  const inTotO = statement(shopCycloneDx());
  const SIGNED = ['unwrapped', 'signature-unchecked'];
  const rows: [string, unknown, unknown, string[]][] = [
    ['a DSSE envelope', dsse(inTotO), shopCycloneDx(), SIGNED],
    ['one in URL-safe base64', dsse(inTotO, 'base64url'), shopCycloneDx(), SIGNED],
    ['one around the SBOM itself', dsse(shopSpdx()), shopSpdx(), SIGNED],
    ['one around text', dsse(shopSpdxTagValue()), shopSpdxTagValue(), SIGNED],
    ['a Sigstore bundle', sigstoreBundle(dsse(inTotO)), shopCycloneDx(), SIGNED],
    ['an in-toto statement', inTotO, shopCycloneDx(), ['unwrapped']],
    [
      'one of SPDX',
      statement(shopSpdx(), 'https://spdx.dev/Document/v2.3'),
      shopSpdx(),
      ['unwrapped'],
    ],
    ['one of SPDX 3', statement(shopSpdx3(), 'x'), shopSpdx3(), ['unwrapped']],
    [
      'one of an unknown type',
      statement(shopSpdx(), 'https://example.com/x'),
      shopSpdx(),
      ['unwrapped'],
    ],
    [
      'one of cosign',
      dsse(statement({ Data: shopCycloneDx(), Timestamp: 'x' })),
      shopCycloneDx(),
      SIGNED,
    ],
    ['one of cosign, as text', statement({ Data: CYCLONEDX }, 'x'), CYCLONEDX, ['unwrapped']],
    ['one that is a text', statement(shopSpdxTagValue()), shopSpdxTagValue(), ['unwrapped']],
    ['an envelope in an envelope', dsse(dsse(inTotO)), dsse(inTotO), SIGNED],
    [
      'two envelopes',
      `${JSON.stringify(dsse(inTotO))}\n${JSON.stringify(dsse(inTotO))}\n`,
      shopCycloneDx(),
      [...SIGNED, 'unwrapped'],
    ],
    [
      'one behind a provenance',
      `${JSON.stringify(dsse(statement({}, 'https://slsa.dev/provenance/v1')))}\n${JSON.stringify(dsse(inTotO))}\n`,
      shopCycloneDx(),
      [...SIGNED, 'unwrapped'],
    ],
    ['one in gzip', gzip(utf8(dsse(inTotO))), shopCycloneDx(), SIGNED],
  ];
  it.each(rows)('%s', async (_name, content, expected, noted) => {
    const { reading, inside } = await read(content);
    expect(inside?.text).toBe(typeof expected === 'string' ? expected : JSON.stringify(expected));
    expect(inside?.noted.map(({ kind }) => kind)).toEqual(noted);
    expect(reading).toMatchObject({
      ok: false,
      identity: { format: null, serialization: 'json', specVersion: null },
      valid: false,
      refusal: { code: 'SBOM_UNKNOWN_FORMAT' },
    });
    expect(reading.ok || reading.inside).toBeDefined();
  });

  it('hands over the very bytes', async () => {
    const written = CYCLONEDX.replace('"version":1', '"version" : 1.0e0');
    const json = `{"_type":"https://in-toto.io/Statement/v0.1","predicateType":"https://cyclonedx.org/bom/v1.6","predicate": ${written} }`;
    for (const content of [json, dsse(json), sigstoreBundle(dsse(json))]) {
      expect((await read(content)).inside?.text).toBe(written);
    }
  });

  it.each<[string, unknown, RegExp]>([
    ['a signature alone', sigstoreBundle(), /another file/],
    ['a payload that is no base64', { ...dsse('x'), payload: '%%%' }, /not base64/],
    ['no payload', { ...dsse('x'), payload: '' }, /not base64/],
    [
      'provenance',
      dsse(statement({ builder: {} }, 'https://slsa.dev/provenance/v1')),
      /about "https:\/\/slsa\.dev\/provenance\/v1", with no SBOM/,
    ],
    ['a statement without predicate', statement(undefined), /with no SBOM/],
    ['a predicate that is a list', statement([shopCycloneDx()]), /with no SBOM/],
  ])('but not %s', async (_name, content, message) => {
    const { reading, inside } = await read(content);
    expect(inside).toBeUndefined();
    expect(!reading.ok && reading.refusal.message).toMatch(message);
    expect(!reading.ok && reading.inside).toBeUndefined();
  });
});
