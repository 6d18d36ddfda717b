import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../../host/sandbox/dependency-track/faults';
import type { Permission } from '../../../../host/sandbox/dependency-track/types';
import { aDocument } from '../../../fakes/shipment';
import { anInbox, KEY, post, SHOP } from './an-inbox';

const UUID = /^[0-9a-f-]{36}$/;
const LOOKUP = '/v1/project/lookup?name=acme%2Fshop&version=1.0.0';

async function tokenOf(answer: Response): Promise<string> {
  const body: unknown = await answer.json();
  return Object(body) === body ? String((body as { token: unknown }).token) : '';
}

describe('an inbox of Dependency-Track', () => {
  it('takes a document, works on it later, and shows when it was imported', async () => {
    const { inbox, upload, get, time } = anInbox();
    inbox.start();
    const document = aDocument('1.0.0');
    const answer = await upload({ projectTags: ' Prod, ,shop ' }, document);
    expect(answer.status).toBe(200);
    const token = await tokenOf(answer);
    expect(token).toMatch(UUID);
    expect(await (await get(`/v1/event/token/${token}`)).json()).toEqual({ processing: true });
    expect(await (await get(LOOKUP)).json()).not.toHaveProperty('lastBomImport');
    time.advance(1000);
    for (const path of ['/v1/event/token/', '/v1/bom/token/']) {
      expect(await (await get(`${path}${token}`)).json()).toEqual({ processing: false });
    }
    expect(await (await get(LOOKUP)).json()).toMatchObject({
      name: 'acme/shop',
      version: '1.0.0',
      active: true,
      isLatest: false,
      tags: [{ name: 'prod' }, { name: 'shop' }],
      lastBomImport: time.clock.now(),
      lastBomImportFormat: 'CycloneDX 1.6',
    });
    expect(inbox.arrivals()).toMatchObject([
      {
        id: token,
        project: 'acme/shop',
        version: '1.0.0',
        fileName: 'bom.json',
        sha256: createHash('sha256').update(document).digest('hex'),
        state: 'processed',
        components: 1,
      },
    ]);
  });

  it.each([
    [4, false],
    [5, true],
  ] as const)('of version %d tells the project of an upload: %s', async (release, told) => {
    const { upload, get } = anInbox({ release });
    expect(Object.keys((await (await upload()).json()) as object).includes('projectUuid')).toBe(
      told,
    );
    const version: unknown = await (await get('/version', '')).json();
    expect(version).toMatchObject({
      application: 'Dependency-Track',
      version: expect.stringMatching(new RegExp(`^${release}\\.`)),
    });
  });

  it('replaces the components of a project with those of its newest document', async () => {
    const { inbox, upload, time } = anInbox();
    inbox.start();
    await upload();
    time.advance(1000);
    const second = JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: [1, 2, 3].map((each) => ({ type: 'library', name: `part-${each}` })),
    });
    await upload({}, second);
    time.advance(1000);
    expect(inbox.projects()).toMatchObject([
      { components: 3, sha256: createHash('sha256').update(second).digest('hex') },
    ]);
  });

  it('has one latest version of a name, marked at creation only', async () => {
    const { inbox, upload } = anInbox();
    await upload({ isLatest: 'true' });
    await upload({ projectVersion: '2.0.0', isLatest: 'true' });
    await upload({ isLatest: 'true' });
    expect(inbox.projects().map(({ version, latest }) => [version, latest])).toEqual([
      ['1.0.0', false],
      ['2.0.0', true],
    ]);
  });

  it('puts a new project under a parent, and leaves one that exists where it is', async () => {
    const { inbox, upload } = anInbox();
    const parent = inbox.createProject({ name: 'acme', version: '' });
    await upload({ parentName: 'acme' });
    await upload({ parentName: 'nobody' });
    const missing = await upload({ projectVersion: '2', parentName: 'nobody' });
    expect([missing.status, await missing.text()]).toEqual([
      404,
      'The parent project could not be found.',
    ]);
    const [, child] = inbox.projects();
    expect(child).toMatchObject({ version: '1.0.0', parent });
    expect(inbox.projects()).toHaveLength(2);
  });

  it('changes tags for those who may manage projects only', async () => {
    const { inbox, upload } = anInbox();
    await upload({ projectTags: 'one' });
    await upload({ projectTags: 'two' });
    expect(inbox.projects()[0]?.tags).toEqual(['one']);
    inbox.setPermissions(['BOM_UPLOAD', 'PORTFOLIO_MANAGEMENT']);
    await upload({ projectTags: 'two' });
    expect(inbox.projects()[0]?.tags).toEqual(['two']);
  });

  it.each<[readonly Permission[], 4 | 5, number, string]>([
    [['VIEW_PORTFOLIO'], 4, 403, ''],
    [['BOM_UPLOAD'], 4, 401, 'The principal does not have permission to create project.'],
    [['BOM_UPLOAD', 'PORTFOLIO_MANAGEMENT_CREATE'], 4, 401, 'The principal does not'],
    [['BOM_UPLOAD', 'PORTFOLIO_MANAGEMENT_CREATE'], 5, 200, 'token'],
    [['BOM_UPLOAD', 'PORTFOLIO_MANAGEMENT'], 4, 200, 'token'],
  ])('to a key with %j version %d answers an upload %d %s', async (may, release, status, text) => {
    const { inbox, upload, get } = anInbox({ release });
    inbox.setPermissions(may);
    const answer = await upload();
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(text);
    expect(inbox.arrivals()).toHaveLength(status === 200 ? 1 : 0);
    expect((await get('/v1/project')).status).toBe(may.includes('VIEW_PORTFOLIO') ? 200 : 403);
    expect(await (await get('/v1/team/self')).json()).toMatchObject({
      permissions: may.map((name) => ({ name })),
    });
  });

  it('takes no wrong key, and keeps none', async () => {
    const { inbox, get, upload } = anInbox();
    const refused = await inbox.handle(post(SHOP, aDocument('1'), { 'x-api-key': `${KEY}x` }));
    expect([refused.status, await refused.text()]).toEqual([401, '']);
    expect((await get('/v1/team/self', '')).status).toBe(401);
    await upload();
    expect(JSON.stringify(inbox.arrivals())).not.toContain(KEY);
  });

  it.each([
    ['hello', 'BOM is neither valid JSON nor XML', undefined],
    ['{"spdxVersion":"SPDX-2.3"}', 'Unable to determine schema version from JSON', undefined],
    ['{"bomFormat":"CycloneDX","specVersion":"9"}', 'Unable to determine schema', undefined],
    ['<bom xmlns="urn:x"/>', 'Unable to determine schema version from XML', undefined],
    [
      '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library"}]}',
      'Schema validation failed',
      ['$.components[0].name: '],
    ],
  ])('says why it does not take %s', async (document, detail, errors) => {
    const { inbox, upload } = anInbox();
    const answer = await upload({}, document);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({
      status: 400,
      title: 'The uploaded BOM is invalid',
      detail: expect.stringContaining(detail),
      ...(errors && { errors: errors.map((error) => expect.stringContaining(error)) }),
    });
    expect(inbox.arrivals()).toEqual([]);
  });

  it('takes CycloneDX in XML', async () => {
    const { inbox, upload } = anInbox();
    const xml = '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components/></bom>';
    expect((await upload({}, xml)).status).toBe(200);
    expect(inbox.arrivals()).toMatchObject([{ format: 'CycloneDX 1.6', components: 0 }]);
  });

  it('works after a restart what it had not worked before', async () => {
    const first = anInbox();
    first.inbox.start();
    await first.upload();
    first.inbox.stop();
    first.time.advance(5000);
    expect(first.inbox.arrivals()).toMatchObject([{ state: 'pending' }]);
    const second = anInbox(first);
    second.inbox.start();
    expect(second.inbox.arrivals()).toMatchObject([{ state: 'processed' }]);
  });

  it.each<[Fault, number, number]>([
    [{ kind: 'status', status: 429, retryAfter: '7' }, 429, 0],
    [{ kind: 'status', status: 409 }, 409, 0],
    [{ kind: 'status', status: 504, stored: true }, 504, 1],
    [{ kind: 'html' }, 200, 0],
    [{ kind: 'problem', errors: ['no'] }, 400, 0],
    [{ kind: 'plain-text', text: 'no' }, 400, 0],
    [{ kind: 'creation-denied' }, 401, 0],
    [{ kind: 'no-token' }, 200, 0],
    [{ kind: 'delayed-import', milliseconds: 5000 }, 200, 1],
    [{ kind: 'lost-import' }, 200, 1],
  ])('%j: HTTP %d, %d stored', async (fault, status, stored) => {
    const { inbox, upload } = anInbox();
    inbox.faults.next('upload', fault);
    expect((await upload()).status).toBe(status);
    expect(inbox.arrivals()).toHaveLength(stored);
    expect((await upload()).status).toBe(200);
  });

  it.each<[Fault, string, number]>([
    [{ kind: 'unreachable' }, 'ECONNREFUSED', 0],
    [{ kind: 'cut-before-body' }, 'ECONNRESET', 0],
    [{ kind: 'cut-after-body' }, 'ECONNRESET', 1],
  ])('%j breaks the connection as fetch would say it: %s', async (fault, code, stored) => {
    const { inbox, upload } = anInbox();
    inbox.faults.next('upload', fault);
    await expect(upload()).rejects.toMatchObject({ name: 'TypeError', cause: { code } });
    expect(inbox.arrivals()).toHaveLength(stored);
  });

  it('delays an import, or loses it', async () => {
    const { inbox, upload, time, get } = anInbox();
    inbox.start();
    inbox.faults.next('upload', { kind: 'delayed-import', milliseconds: 5000 });
    inbox.faults.next('upload', { kind: 'lost-import' });
    await upload();
    const lost = await tokenOf(await upload({ projectVersion: '2' }));
    time.advance(5999);
    expect(inbox.arrivals().map(({ state }) => state)).toEqual(['failed', 'pending']);
    expect(await (await get(`/v1/event/token/${lost}`)).json()).toEqual({ processing: false });
    time.advance(1);
    expect(inbox.arrivals().map(({ state }) => state)).toEqual(['failed', 'processed']);
    expect(inbox.projects().map(({ lastBomImport }) => lastBomImport)).toEqual([
      time.clock.now(),
      undefined,
    ]);
  });

  it('refuses what is larger than it takes', async () => {
    const { inbox, upload } = anInbox({ maxBytes: 100 });
    expect((await upload()).status).toBe(413);
    expect(inbox.arrivals()).toEqual([]);
  });
});
