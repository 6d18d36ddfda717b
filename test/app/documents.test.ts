import { describe, expect, it } from '@jest/globals';
import type { Processed } from '../../src/app/process-run';
import { workspaceSettings } from '../../src/core/settings';
import { A, B, bom, createHarness, pushEvent } from './harness';

const tree = (files: Record<string, string>) => ({ files: { [B]: files } });
const newBranch = (options: Parameters<typeof pushEvent>[0] = {}) =>
  pushEvent({ before: null, ...options });

function documents(processed: Processed) {
  if (processed.kind === 'unknown') throw new Error('The run is unknown.');
  return processed.run.outcome?.documents;
}

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

const xml = (version: string) => `<?xml version="1.0"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1">
  <metadata><component type="application"><name>shop</name><version>${version}</version></component></metadata>
  <components>
    <component type="library"><name>library-0</name><version>1.0.0</version></component>
    <component type="library"><name>library-1</name><version>1.0.0</version></component>
  </components>
</bom>
`;

describe('documents about the same thing', () => {
  it('one of them is forwarded, the other says which and why', async () => {
    const app = await createHarness(tree({ 'bom.xml': xml('1.0.0'), 'bom.json': bom('1.0.0') }));
    const found = documents(await app.take(newBranch()));
    expect(found).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'bom.json', result: 'accepted' }),
        expect.objectContaining({ path: 'bom.xml', result: 'ignored' }),
      ]),
    );
    const twin = found?.find(({ path }) => path === 'bom.xml');
    expect(twin?.error).toMatchObject({ code: 'SBOM_TWIN' });
    expect(twin?.error?.detail).toContain('bom.json');
    expect(app.destination.arrived.map(({ fileName }) => fileName)).toEqual(['bom.json']);
    expect(app.reports).toMatchObject([{ result: 'PASSED' }]);
  });

  it('alone, the second choice goes too', async () => {
    const app = await createHarness(tree({ 'bom.xml': xml('1.0.0') }));
    expect(documents(await app.take(newBranch()))).toMatchObject([{ result: 'accepted' }]);
    expect(app.destination.arrived).toMatchObject([
      { version: '1.0.0', notation: { format: 'cyclonedx', serialization: 'xml' } },
    ]);
  });

  it('about different things they all go, each to its product', async () => {
    const files = { 'bom.json': bom('1.0.0'), 'api/bom.json': bom('1.0.0') };
    const app = await createHarness(tree(files));
    expect(documents(await app.take(newBranch()))).toHaveLength(2);
    expect(app.destination.arrived.map(({ product }) => product).sort()).toEqual([
      'acme/shop',
      'acme/shop/api',
    ]);
  });
});

describe('a rule that asks for a version', () => {
  const rule = (version: string, ref: 'branch' | 'tag' = 'branch') =>
    workspaceSettings.parse({
      rules: [{ events: ['repo:push'], ref, pattern: '*', environment: 'production', version }],
    }).rules;

  it('gets it, and nothing else in the document is touched', async () => {
    const committed = bom('0.0.0');
    const app = await createHarness(tree({ 'bom.json': committed }), {
      rules: rule('{branch}-{commit}'),
    });
    const version = `main-${B.slice(0, 12)}`;
    expect(documents(await app.take(newBranch()))).toMatchObject([
      { result: 'accepted', facts: { subject: { name: 'shop', version } } },
    ]);
    const [sent] = app.destination.arrived;
    expect(sent?.version).toBe(version);
    expect(text(sent?.bytes)).toBe(committed.replace('"0.0.0"', `"${version}"`));
  });

  it('says what it changed', async () => {
    const app = await createHarness(tree({ 'bom.json': bom('0.0.0') }), {
      rules: rule('{tag}', 'tag'),
    });
    const [document] = documents(await app.take(newBranch({ ref: 'v2.0', tag: true }))) ?? [];
    expect(document?.changes).toHaveLength(1);
    expect(document?.changes?.[0]).toContain('v2.0');
  });

  it('leaves the document as it is where the event has no such value', async () => {
    const committed = bom('1.0.0');
    const app = await createHarness(tree({ 'bom.json': committed }), { rules: rule('{tag}') });
    const [document] = documents(await app.take(newBranch())) ?? [];
    expect(document).toMatchObject({ result: 'accepted' });
    expect(document?.changes).toBeUndefined();
    expect(text(app.destination.arrived[0]?.bytes)).toBe(committed);
  });

  it('is told when the document cannot bear one, and nothing is sent', async () => {
    const noSubject = JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: [],
    });
    const app = await createHarness(tree({ 'bom.json': noSubject }), { rules: rule('{commit}') });
    expect(documents(await app.take(newBranch()))).toMatchObject([
      { result: 'rejected', error: { code: 'SBOM_NOT_STAMPED' } },
    ]);
    expect(app.destination.arrived).toEqual([]);
  });

  it('helps a document without one', async () => {
    const without = bom('1').replace(',"version":"1"', '');
    const app = await createHarness(tree({ 'bom.json': without }), { rules: rule('{commit}') });
    expect(documents(await app.take(newBranch()))).toMatchObject([{ result: 'accepted' }]);
    expect(app.destination.arrived[0]?.version).toBe(B.slice(0, 12));
  });

  it.each(['{nope}', '{tag', '  '])('the template %p is refused when it is saved', (template) => {
    expect(() => rule(template)).toThrow();
  });
});

it('a VEX document is no inventory: nothing is sent and nothing is refused', async () => {
  const vex = JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    vulnerabilities: [{ id: 'CVE-2026-0001' }],
  });
  const app = await createHarness({
    ...tree({ 'bom.json': vex }),
    changes: { [`${B}..${A}`]: [{ path: 'bom.json', status: 'modified' }] },
  });
  expect(documents(await app.take(pushEvent({})))).toMatchObject([
    { result: 'ignored', error: { code: 'SBOM_NOT_AN_INVENTORY' } },
  ]);
  expect(app.destination.arrived).toEqual([]);
});
