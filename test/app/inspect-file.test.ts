import { describe, expect, it } from '@jest/globals';
import { createInspectFile } from '../../src/app/inspect-file';
import { BridgeError } from '../../src/core/errors';
import { caught } from '../fakes/caught';
import { B, bom, createHarness, REPOSITORY, WORKSPACE } from './harness';

const ID = { workspace: WORKSPACE, uuid: REPOSITORY };

async function inspected(path: string, content: string) {
  const app = await createHarness({ files: { [B]: { [path]: content } } });
  return createInspectFile(app)(ID, { path, commit: B });
}

describe('a file', () => {
  it('that is an SBOM has facts, quality in parts, findings and components', async () => {
    const file = await inspected('bom.json', bom('1.4.0', 3));
    expect(file).toMatchObject({
      facts: { format: 'cyclonedx', components: 3, subject: { name: 'shop', version: '1.4.0' } },
      total: 3,
      selected: true,
    });
    expect(file.problem).toBeUndefined();
    expect(file.components[0]).toMatchObject({ name: 'library-0', version: '1.0.0' });
    expect(file.quality?.overall).toBe(file.facts?.score);
    expect(file.quality?.categories.map(({ name }) => name)).toContain('Integrity');
    expect(file.findings.map(({ kind }) => kind)).toContain('no-timestamp');
  });

  it('that breaks its schema shows all it has, and why it is refused', async () => {
    const document = { ...(JSON.parse(bom('1')) as object), version: 'one' };
    const file = await inspected('bom.json', JSON.stringify(document));
    expect(file.problem?.code).toBe('SBOM_INVALID');
    expect(file.facts?.components).toBe(2);
    expect(file.findings[0]).toMatchObject({ severity: 'error', path: '/version' });
    expect(file.total).toBe(2);
  });

  it('of a path that no pattern matches is shown, and not forwarded', async () => {
    const file = await inspected('inventory.json', bom('1'));
    expect(file).toMatchObject({ selected: false, total: 2 });
  });

  it.each([
    ['', 'SBOM_EMPTY'],
    ['{"name": "shop"}', 'SBOM_UNKNOWN_FORMAT'],
    ['{"bomFormat": "CycloneDX", "specV', 'SBOM_NOT_JSON'],
    [' '.repeat(30 * 1024 * 1024 + 1), 'SBOM_TOO_LARGE'],
  ])('that is no SBOM says what it is: %#', async (content, code) => {
    const file = await inspected('bom.json', content);
    expect(file).toMatchObject({ problem: { code }, components: [], total: 0 });
    expect(file.facts).toBeUndefined();
  });

  it('that Bitbucket does not show is an error of the call', async () => {
    const app = await createHarness({ files: { [B]: {} } });
    const missing = createInspectFile(app)(ID, { path: 'bom.json', commit: B });
    expect((await caught(missing)).code).toBe('BITBUCKET_NOT_FOUND');
    app.failNext('file', new BridgeError('BITBUCKET_RATE_LIMITED'));
    const limited = createInspectFile(app)(ID, { path: 'bom.json', commit: B });
    expect((await caught(limited)).code).toBe('BITBUCKET_RATE_LIMITED');
  });
});
