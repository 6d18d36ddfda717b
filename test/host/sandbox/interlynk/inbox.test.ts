import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { aDocument } from '../../../fakes/shipment';
import { anInbox, post, TOKEN, uploadForm } from './an-inbox';

const ACCEPTED = { data: { sbomUpload: { errors: [] } } };
const refused = (error: string) => ({ data: { sbomUpload: { errors: [error] } } });
const SHOP = { projectGroupName: 'acme/shop', projectName: 'production' };

describe('the inbox', () => {
  it('keeps what it accepts, and the headers without credentials', async () => {
    const { inbox, upload, time } = anInbox();
    const document = aDocument('1.0.0');
    const headers = { 'x-commit-sha': 'abc', cookie: 'session=1' };
    expect(await upload(SHOP, document, headers)).toEqual(ACCEPTED);
    const [arrival] = inbox.arrivals();
    expect(arrival).toMatchObject({
      product: 'acme/shop',
      environment: 'production',
      fileName: 'bom.json',
      size: document.byteLength,
      sha256: createHash('sha256').update(document).digest('hex'),
      receivedAt: time.clock.now(),
      state: 'pending',
    });
    expect(arrival?.headers['x-commit-sha']).toBe('abc');
    expect(Object.keys(arrival?.headers ?? {})).not.toContain('authorization');
    expect(Object.keys(arrival?.headers ?? {})).not.toContain('cookie');
  });

  it('makes the version record later, by itself', async () => {
    const { inbox, upload, time } = anInbox();
    inbox.start();
    await upload(SHOP, aDocument('1.0.0'));
    time.advance(999);
    expect(inbox.versions()).toEqual([]);
    time.advance(1);
    expect(inbox.versions()).toMatchObject([
      { version: '1.0.0', product: 'acme/shop', environment: 'production', components: 1 },
    ]);
    expect(inbox.arrivals()).toMatchObject([
      { state: 'processed', version: '1.0.0', format: 'CycloneDX 1.6', components: 1 },
    ]);
  });

  it('makes one record for each upload, in the order in which they came', async () => {
    const { inbox, upload, time } = anInbox();
    inbox.start();
    await upload(SHOP, aDocument('1.0.0'));
    time.advance(500);
    await upload(SHOP, aDocument('1.0.0'));
    await upload(SHOP, aDocument('2.0.0'));
    time.advance(1000);
    expect(inbox.versions().map(({ version }) => version)).toEqual(['1.0.0', '1.0.0', '2.0.0']);
  });

  it('works after a restart what it had not worked before', async () => {
    const first = anInbox();
    first.inbox.start();
    await first.upload(SHOP, aDocument('1.0.0'));
    first.inbox.stop();
    first.time.advance(60_000);
    expect(first.inbox.versions()).toEqual([]);

    const second = anInbox(first);
    second.inbox.start();
    expect(second.inbox.versions()).toMatchObject([{ version: '1.0.0' }]);
  });

  it('waits after a restart for a job that is not due', async () => {
    const first = anInbox();
    await first.upload(SHOP, aDocument('1.0.0'));
    const second = anInbox(first);
    second.inbox.start();
    expect(second.inbox.versions()).toEqual([]);
    first.time.advance(1000);
    expect(second.inbox.versions()).toHaveLength(1);
  });

  it.each([
    ['junk', 'hello', 'Neither CycloneDX JSON nor SPDX JSON.'],
    ['an empty file', '', 'Neither CycloneDX JSON nor SPDX JSON.'],
    [
      'no version',
      '{"bomFormat":"CycloneDX","specVersion":"1.6"}',
      'The primary component has no version.',
    ],
  ])('accepts %s, and says later why there is no record', async (_name, document, note) => {
    const { inbox, upload, time } = anInbox();
    inbox.start();
    expect(await upload(SHOP, document)).toEqual(ACCEPTED);
    time.advance(1000);
    expect(inbox.versions()).toEqual([]);
    expect(inbox.arrivals()).toMatchObject([{ state: 'failed', note }]);
  });

  it('takes ids before names', async () => {
    const { inbox, upload, ask } = anInbox();
    await upload(SHOP, aDocument('1.0.0'));
    const answer = await ask(
      '{ organization { projectGroups { nodes { id projects { nodes { id name } } } } } }',
    );
    const ids = JSON.stringify(answer).match(/[0-9a-f-]{36}/g) ?? [];
    const [product, , development] = ids;
    await upload({ projectGroupId: product, projectName: 'development' }, aDocument('2.0.0'));
    await upload({ projectId: development }, aDocument('3.0.0'));
    expect(inbox.arrivals().map(({ product: name, environment }) => [name, environment])).toEqual([
      ['acme/shop', 'development'],
      ['acme/shop', 'development'],
      ['acme/shop', 'production'],
    ]);
  });

  it.each([
    [{}, 'Product not found'],
    [{ projectGroupName: ' ' }, 'Product not found'],
    [{ projectGroupId: 'nope' }, 'Product not found'],
    [{ projectId: 'nope' }, 'Environment not found'],
    [{ projectGroupName: 'acme/shop', projectName: 'moon' }, 'Environment not found'],
  ])('refuses %j with the payload: %s', async (input, error) => {
    const { inbox, upload } = anInbox();
    expect(await upload(input, aDocument('1.0.0'))).toEqual(refused(error));
    expect(inbox.arrivals()).toEqual([]);
  });

  it.each(['', 'Bearer ', `Bearer ${TOKEN}x`, TOKEN, `Basic ${TOKEN}`])(
    'refuses the authorization %j with the documented body',
    async (authorization) => {
      const { inbox } = anInbox();
      const answer = await inbox.handle(post(uploadForm(SHOP, 'x'), { authorization }));
      expect(answer.status).toBe(401);
      expect(await answer.json()).toEqual({
        errors: [{ message: 'Unauthorized', extensions: { code: 'UNAUTHORIZED' } }],
      });
      expect(inbox.arrivals()).toEqual([]);
    },
  );

  it.each([
    [
      'map first',
      [
        ['map', '{}'],
        ['operations', '{"query":"{organization{name}}"}'],
      ],
    ],
    [
      'no map',
      [
        ['operations', '{"query":"{organization{name}}"}'],
        ['0', 'x'],
      ],
    ],
    [
      'no query',
      [
        ['operations', '{}'],
        ['map', '{}'],
      ],
    ],
    [
      'broken JSON',
      [
        ['operations', '{'],
        ['map', '{}'],
      ],
    ],
    [
      'a file in the prototype',
      [
        ['operations', '{"query":"{organization{name}}"}'],
        ['map', '{"0":["variables.__proto__"]}'],
        ['0', 'x'],
      ],
    ],
    [
      'a file elsewhere',
      [
        ['operations', '{"query":"{organization{name}}"}'],
        ['map', '{"0":["query"]}'],
        ['0', 'x'],
      ],
    ],
  ])('answers 400 to a multipart request with %s', async (_name, parts) => {
    const form = new FormData();
    for (const [name, value] of parts) form.append(name ?? '', value ?? '');
    expect((await anInbox().inbox.handle(post(form))).status).toBe(400);
  });

  it('does not take a string for a file', async () => {
    const { ask, inbox } = anInbox();
    const answer = await ask(
      'mutation($doc: Upload!) { sbomUpload(input: {doc: $doc, projectGroupName: "a"}) { errors } }',
      { doc: 'text' },
    );
    expect(answer).toMatchObject({ errors: [{}] });
    expect(inbox.arrivals()).toEqual([]);
  });

  it('answers 413 to what is too large, and keeps nothing of it', async () => {
    const { inbox } = anInbox({ maxBytes: 2000 });
    const answer = await inbox.handle(post(uploadForm(SHOP, 'x'.repeat(3000))));
    expect(answer.status).toBe(413);
    expect(inbox.arrivals()).toEqual([]);
  });

  it('answers /healthz, and nothing else under the name of the API', async () => {
    const { inbox } = anInbox();
    const get = async (path: string) =>
      (await inbox.handle(new Request(`https://api.interlynk.io${path}`))).status;
    expect(await get('/healthz')).toBe(200);
    expect(await get('/lynkapi')).toBe(404);
    expect(await get('/inbox')).toBe(404);
  });

  it('deletes a product with all that belongs to it, and makes it anew on demand', async () => {
    const { inbox, upload, time } = anInbox();
    inbox.start();
    await upload(SHOP, aDocument('1.0.0'));
    time.advance(1000);
    await upload(SHOP, aDocument('2.0.0'));
    expect(inbox.deleteProduct('acme/shop')).toBe(true);
    expect(inbox.deleteProduct('acme/shop')).toBe(false);
    time.advance(60_000);
    expect(inbox.arrivals()).toEqual([]);
    expect(inbox.versions()).toEqual([]);
    expect(await upload(SHOP, aDocument('3.0.0'))).toEqual(ACCEPTED);
  });
});
