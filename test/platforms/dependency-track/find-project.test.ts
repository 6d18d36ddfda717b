import { describe, expect, it } from '@jest/globals';
import { findImport } from '../../../src/platforms/dependency-track/find-project';
import type { Answer } from '../../../src/platforms/http/exchange';
import { caught } from '../../fakes/caught';
import { aShipment } from '../../fakes/shipment';
import { createInboxHarness } from './inbox-harness';

const SHIPMENT = aShipment();
const TOKEN = '00000000-0000-4000-8000-000000000000';
const LOOKUP = 'GET /api/v1/project/lookup?name=acme%2Fshop+%28production%29&version=1.2.0';

function anAnswer(status: number, text: string): Answer {
  return { status, text, headers: new Headers() };
}

/** A document on its way: accepted, not imported. */
async function delivered(settings: Parameters<typeof createInboxHarness>[0] = {}) {
  const here = createInboxHarness(settings);
  const destination = here.harness.open();
  const since = here.harness.now();
  const { handle = '' } = await destination.deliver(SHIPMENT);
  const find = async (known: { handle?: string; hint?: string }) => {
    here.requests.length = 0;
    return destination.find({ ...SHIPMENT, ...known }, since);
  };
  return { ...here, handle, find };
}

describe('looking for an import', () => {
  it('asks the token only where the project does not show it yet', async () => {
    const { find, handle, requests, harness } = await delivered();
    expect(await find({ handle })).toEqual({ found: false });
    expect(requests).toEqual([LOOKUP, `GET /api/v1/event/token/${handle}`]);
    harness.process();
    expect(await find({ handle })).toMatchObject({ found: true, version: '1.2.0' });
    expect(requests).toEqual([LOOKUP]);
  });

  it('of which no token is known, asks for the project only', async () => {
    const { find, requests } = await delivered();
    expect(await find({})).toEqual({ found: false });
    expect(await find({ handle: '../../v1/user' })).toEqual({ found: false });
    expect(requests).toEqual([LOOKUP]);
  });

  it('says that it has ended where the work is done and nothing was imported', async () => {
    const { harness, inbox, requests } = createInboxHarness();
    inbox.faults.next('upload', { kind: 'lost-import' });
    const since = harness.now();
    const { handle = '' } = await harness.open().deliver(SHIPMENT);
    harness.process();
    requests.length = 0;
    expect(await harness.open().find({ ...SHIPMENT, handle }, since)).toEqual({
      found: false,
      ended: true,
    });
    expect(requests).toEqual([LOOKUP, `GET /api/v1/event/token/${handle}`, LOOKUP]);
  });

  it.each([
    ['the older address of tokens', [404, 200], false],
    ['not knowing', [404, 404], undefined],
  ])('falls back to %s', async (_name, statuses, ended) => {
    const asked: string[] = [];
    const left = [...statuses];
    const get = async (path: string) => {
      asked.push(path);
      if (!path.includes('/token/')) return anAnswer(404, 'No such project.');
      return left.shift() === 200 ? anAnswer(200, '{"processing":false}') : anAnswer(404, '');
    };
    const upload = async () => anAnswer(500, '');
    const confirmation = await findImport(
      { get, upload },
      { now: () => 0 },
      {
        project: { name: 'shop', version: '1', lasting: false },
        sought: { handle: TOKEN },
        since: 0,
      },
    );
    expect(confirmation).toEqual(
      ended === undefined ? { found: false } : { found: false, ended: true },
    );
    expect(asked.slice(1, 3)).toEqual([`/v1/event/token/${TOKEN}`, `/v1/bom/token/${TOKEN}`]);
  });

  it.each([
    ['an hour ahead', 3_600_000, 0, true],
    ['an hour behind', -3_600_000, 0, true],
    ['an hour ahead, and the import an old one', 3_600_000, -10_000, false],
    ['not told', undefined, 0, true],
    ['not told, and the import an old one', undefined, -10_000, false],
  ])('goes by our clock where that of the server is %s', async (_name, ahead, age, found) => {
    const now = Date.UTC(2026, 9, 1);
    const lastBomImport = now + (ahead ?? 0) + age;
    const body = JSON.stringify({ uuid: TOKEN, name: 'shop', version: '1', lastBomImport });
    const headers = new Headers(
      ahead === undefined ? {} : { date: new Date(now + ahead).toUTCString() },
    );
    const get = async () => ({ ...anAnswer(200, body), headers });
    const upload = async () => anAnswer(500, '');
    const confirmation = await findImport(
      { get, upload },
      { now: () => now },
      {
        project: { name: 'shop', version: '1', lasting: false },
        sought: {},
        since: now,
      },
    );
    expect(confirmation.found).toBe(found);
  });

  it('looks by the id of a project that all versions share, once it is known', async () => {
    const { find, harness, inbox, requests } = await delivered({ projectVersion: 'main' });
    const uuid = inbox.projects()[0]?.uuid ?? '';
    harness.process();
    const found = { found: true, version: 'main', hint: uuid };
    expect(await find({})).toEqual(found);
    expect(await find({ hint: uuid })).toEqual(found);
    expect(requests).toEqual([`GET /api/v1/project/${uuid}`]);
  });

  it('remembers nothing of a project that only this version has', async () => {
    const { find, harness } = await delivered();
    harness.process();
    expect(await find({})).toEqual({ found: true, version: '1.2.0' });
  });

  it.each([
    ['that is none', '../user', [LOOKUP]],
    ['of a project that is gone', TOKEN, [`GET /api/v1/project/${TOKEN}`, LOOKUP]],
  ])('looks by names with a hint %s', async (_name, hint, asked) => {
    const { find, harness, requests } = await delivered();
    harness.process();
    expect(await find({ hint })).toMatchObject({ found: true });
    expect(requests).toEqual(asked);
  });

  it('does not take another project for it, should the id have become one', async () => {
    const { find, harness, inbox, requests } = await delivered();
    const other = inbox.createProject({ name: 'other', version: '1.2.0' });
    harness.process();
    expect(await find({ hint: other })).toMatchObject({ found: true });
    expect(requests).toEqual([`GET /api/v1/project/${other}`, LOOKUP]);
  });

  it('of version 5 looks by the id that the upload was answered with', async () => {
    const { find, handle, harness, inbox, requests } = await delivered({ release: 5 });
    const uuid = inbox.projects()[0]?.uuid ?? '';
    expect(handle.split(' ')[1]).toBe(uuid);
    harness.process();
    expect(await find({ handle })).toMatchObject({ found: true });
    expect(requests).toEqual([`GET /api/v1/project/${uuid}`]);
  });

  it('says which permission is missing', async () => {
    const { find, inbox } = await delivered();
    inbox.setPermissions(['BOM_UPLOAD']);
    const error = await caught(find({}));
    expect(error.code).toBe('DESTINATION_FORBIDDEN');
    expect(error.detail).toContain('VIEW_PORTFOLIO');
  });

  it.each([
    [{ kind: 'html' }, 'DESTINATION_WRONG_ADDRESS'],
    [{ kind: 'status', status: 404 }, 'DESTINATION_WRONG_ADDRESS'],
    [{ kind: 'status', status: 401 }, 'DESTINATION_TOKEN_REFUSED'],
    [{ kind: 'status', status: 500 }, 'DESTINATION_FAILED'],
    [{ kind: 'no-token' }, 'DESTINATION_UNEXPECTED'],
  ] as const)('tells %j from "not there": %s', async (fault, code) => {
    const { find, inbox } = await delivered();
    inbox.faults.next('query', fault);
    expect((await caught(find({}))).code).toBe(code);
  });
});
