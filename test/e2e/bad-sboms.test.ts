import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ErrorCode } from '../../src/core/errors';
import { CATALOGUE } from '../../src/core/error-catalogue';
import type { Clone } from './git-client';
import { startLocalHost, type LocalHost } from './local-host';
import { onCommit } from './on-commit';
import { gzip, utf8, zstd } from '../core/sbom/fixtures/encodings';
import { dsse, githubAnswer, statement } from '../core/sbom/fixtures/envelopes';
import { shopCycloneDx, shopCycloneDxXml } from '../core/sbom/fixtures/shop-cyclonedx';
import { shopSpdx, shopSpdxYaml } from '../core/sbom/fixtures/shop-spdx';
import { cyclonedx } from './sbom';

interface Bad {
  readonly what: string;
  readonly file: string;
  readonly content: () => string | Uint8Array;
  readonly result: 'rejected' | 'ignored';
  readonly reason: ErrorCode;
}

const good = cyclonedx('1.0.0');
const spdx = (version: string) =>
  JSON.stringify({ spdxVersion: version, SPDXID: 'SPDXRef-DOCUMENT' });

const BAD: readonly Bad[] = [
  row('plain text', () => 'hello', 'SBOM_NOT_JSON'),
  row('an HTML page', () => '<!doctype html><p>Sign in</p>', 'SBOM_UNKNOWN_FORMAT', 'ignored'),
  row('truncated JSON', () => good.slice(0, -20), 'SBOM_NOT_JSON'),
  row('JSON with a comma too many', () => good.replace(/}$/, ',}'), 'SBOM_NOT_JSON'),
  row('an empty file', () => '', 'SBOM_EMPTY'),
  row('nothing but blanks', () => ' \n\t\n', 'SBOM_EMPTY'),
  row(
    '40 MB of valid JSON',
    () => cyclonedx('9', 1, 'x'.repeat(40 * 1024 * 1024)),
    'SBOM_TOO_LARGE',
  ),
  row('Latin-1', () => Buffer.from(cyclonedx('1.0.0', 1, 'Müller'), 'latin1'), 'SBOM_ENCODING'),
  row('CycloneDX 9.9', () => good.replace('"1.6"', '"9.9"'), 'SBOM_UNKNOWN_VERSION'),
  row('SPDX-3', () => spdx('SPDX-3.0'), 'SBOM_UNKNOWN_VERSION'),
  row('SPDX 3 in JSON-LD', spdx3, 'DESTINATION_FORMAT'),
  row('a version that is no text', () => good.replace('"1.6"', '{}'), 'SBOM_UNKNOWN_VERSION'),
  row('XML without a version', xml, 'DESTINATION_NEEDS_VERSION', 'rejected', 'bom.xml'),
  row('XML that is cut off', () => xml().slice(0, -4), 'SBOM_NOT_XML', 'rejected', 'bom.xml'),
  row('XML with a document type', withDocumentType, 'SBOM_NOT_XML', 'rejected', 'bom.xml'),
  row('SPDX in YAML', () => shopSpdxYaml(), 'DESTINATION_FORMAT'),
  row('gzip', () => new Uint8Array([0x1f, 0x8b, 8, 0, 0]), 'SBOM_SERIALIZATION'),
  row('some other JSON', () => '{"name":"bom","items":[]}', 'SBOM_UNKNOWN_FORMAT', 'ignored'),
  row('JSON that is no object', () => '[1, 2, 3]', 'SBOM_UNKNOWN_FORMAT', 'ignored'),
  row('JSON null', () => 'null', 'SBOM_UNKNOWN_FORMAT', 'ignored'),
  row(
    'components that are a text',
    () => good.replace(/"components":\[.*\]/, '"components":"x"'),
    'SBOM_INVALID',
  ),
  row('200,000 brackets', () => `{"bomFormat":${'['.repeat(200_000)}`, 'SBOM_NESTING'),
];

function row(
  what: string,
  content: Bad['content'],
  reason: ErrorCode,
  result: Bad['result'] = 'rejected',
  file = 'bom.json',
): Bad {
  return { what, content, reason, result, file };
}

function spdx3(): string {
  return '{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[]}';
}

function xml(): string {
  return '<?xml version="1.0"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"/>\n';
}

function withDocumentType(): string {
  return `<!DOCTYPE bom [<!ENTITY lol "lol">]>\n${shopCycloneDxXml()}`;
}

describe('beside a good SBOM in the same push', () => {
  let local: LocalHost;
  let clone: Clone;
  let pushes = 0;
  beforeAll(async () => {
    local = await startLocalHost();
    clone = await local.clone('web-shop');
    await local.settled();
  });
  afterAll(() => local.end());

  async function pushWithGood(file: string, content: string | Uint8Array) {
    pushes += 1;
    const version = `1.0.${String(pushes)}`;
    const path = `bad/${String(pushes)}/${file}`;
    await clone.write(path, content);
    await clone.write('good/bom.json', cyclonedx(version));
    const commit = await clone.commit('good and bad');
    await clone.push('main');
    const lines = await local.settled();
    const arrived = local.host.inbox.arrivals().filter((one) => one.version === version);
    return { version, path, commit, lines, arrived };
  }

  it.each(BAD)('$what is $result with $reason', async ({ file, content, result, reason }) => {
    const { path, commit, lines, arrived } = await pushWithGood(file, content());
    expect(lines).toHaveLength(2);
    expect(lines).toContainEqual(expect.objectContaining({ sbom: path, result, reason }));
    expect(lines).toContainEqual(
      expect.objectContaining({ sbom: 'good/bom.json', result: 'accepted', reason: undefined }),
    );
    expect(arrived).toMatchObject([{ product: 'sandbox/web-shop/good', components: 3 }]);
    expect(local.host.inbox.arrivals().some(({ product }) => product.includes('/bad/'))).toBe(
      false,
    );

    const { report, status } = await onCommit(local, 'web-shop', commit);
    const refused = result === 'rejected';
    expect(report.result).toBe(refused ? 'FAILED' : 'PASSED');
    expect(report.details).toContain(`${path}: not forwarded`);
    expect(report.details).toContain(CATALOGUE[reason].sentence);
    expect(report.details).toContain('good/bom.json: forwarded to production at Interlynk');
    expect(status?.state).toBe(refused ? 'FAILED' : 'SUCCESSFUL');
    if (refused) expect(status?.description).toContain(CATALOGUE[reason].sentence);
  });

  it.each([
    ['UTF-16, little-endian', 'utf-16le'],
    ['UTF-16, big-endian', 'utf-16be'],
    ['UTF-8 with a byte order mark', 'utf-8'],
  ])('%s works, and the platform can read it', async (_what, encoding) => {
    const little = Buffer.from(
      `\uFEFF${cyclonedx(encoding, 2)}`,
      encoding === 'utf-8' ? 'utf8' : 'utf16le',
    );
    const bytes = encoding === 'utf-16be' ? little.swap16() : little;
    const { path, lines } = await pushWithGood('bom.json', bytes);
    expect(lines).toContainEqual(
      expect.objectContaining({ sbom: path, result: 'accepted', components: 2 }),
    );
    const product = `sandbox/web-shop/${path.replace('/bom.json', '')}`;
    const arrived = local.host.inbox.arrivals().filter((one) => one.product === product);
    expect(arrived).toMatchObject([{ state: 'processed', version: encoding, components: 2 }]);
  });

  it.each([
    ['XML', 'bom.xml', utf8(shopCycloneDxXml())],
    ['gzip', 'bom.json.gz', gzip(utf8(shopCycloneDx()))],
    ['zstd', 'bom.json.zst', zstd(utf8(shopCycloneDx()))],
    ['a signed envelope', 'bom.intoto.jsonl', utf8(dsse(statement(shopCycloneDx())))],
    ["GitHub's answer", 'github.spdx.json', utf8(githubAnswer(shopSpdx()))],
  ])('%s works, and the platform can read what is inside', async (_what, file, bytes) => {
    const { path, lines } = await pushWithGood(file, bytes);
    expect(lines).toContainEqual(expect.objectContaining({ sbom: path, result: 'accepted' }));
    const product = `sandbox/web-shop/${path.replace(`/${file}`, '')}`;
    const arrived = local.host.inbox.arrivals().filter((one) => one.product === product);
    expect(arrived).toMatchObject([{ state: 'processed', version: '1.2.3' }]);
  });

  it('a bad SBOM that is mended in the next push is forwarded then', async () => {
    const first = await pushWithGood('bom.json', good.slice(0, 50));
    await clone.write(first.path, cyclonedx('2.0.0-mended'));
    const commit = await clone.commit('mended');
    await clone.push('main');
    expect(await local.settled()).toMatchObject([
      { sbom: first.path, result: 'accepted', reason: undefined },
    ]);
    expect((await onCommit(local, 'web-shop', commit)).status?.state).toBe('SUCCESSFUL');
  });
});
