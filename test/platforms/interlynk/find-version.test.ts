import { describe, expect, it } from '@jest/globals';
import { caught } from '../../fakes/caught';
import { aShipment } from '../../fakes/shipment';
import { productsPage, scripted, UNDEFINED_FIELD, versionsPage } from './scripted-fetch';

const SINCE = Date.UTC(2026, 9, 1, 12);
const at = (offset: number): string => new Date(SINCE + offset).toISOString();
const record = (overrides: Record<string, unknown> = {}) => ({
  projectVersion: '1.2.0',
  createdAt: at(500),
  updatedAt: at(500),
  ...overrides,
});
const environment = (sboms: readonly unknown[], name = 'production') => ({ id: 'e', name, sboms });
const product = (projects: unknown, name = 'acme/shop') => ({ name, projects });
const connection = (...nodes: unknown[]) => ({ nodes });

describe('finding a version', () => {
  it.each([
    ['created after', record(), true],
    ['updated after', record({ createdAt: at(-99_999) }), true],
    [
      'created within the clocks’ difference',
      record({ createdAt: at(-2000), updatedAt: null }),
      true,
    ],
    ['created before', record({ createdAt: at(-2001), updatedAt: at(-2001) }), false],
    ['without any time', record({ createdAt: null, updatedAt: undefined }), false],
    ['with nonsense for a time', record({ createdAt: 'x', updatedAt: 'y' }), false],
    ['with one time that can be read', record({ createdAt: 'x' }), true],
    ['of another version', record({ projectVersion: '1.2.0-main' }), false],
  ])('%s: %#', async (_name, sbom, found) => {
    const { destination } = scripted([productsPage([product(connection(environment([sbom])))])]);
    expect(await destination.find(aShipment(), SINCE)).toEqual(
      found ? { found: true, version: '1.2.0' } : { found: false },
    );
  });

  it.each([
    ['an hour ahead', 3_600_000, 0, true],
    ['an hour behind', -3_600_000, 0, true],
    ['an hour ahead, and the version an old one', 3_600_000, -10_000, false],
    ['an hour behind, and the version an old one', -3_600_000, -10_000, false],
    ['not told', undefined, 0, true],
    ['not told, and the version an old one', undefined, -10_000, false],
  ])('goes by our clock where that of Interlynk is %s', async (_name, ahead, age, found) => {
    const made = at((ahead ?? 0) + age);
    const sbom = record({ createdAt: made, updatedAt: made });
    const date = new Date(SINCE + (ahead ?? 0)).toUTCString();
    const page = Response.json(productsPage([product(connection(environment([sbom])))]), {
      headers: ahead === undefined ? {} : { date },
    });
    const { destination } = scripted([page], {}, { now: () => SINCE });
    expect((await destination.find(aShipment(), SINCE)).found).toBe(found);
  });

  it.each([
    ['a connection', connection(environment([record()]))],
    ['a plain list', [environment([record()])]],
  ])('reads environments as %s', async (_name, projects) => {
    const { destination } = scripted([productsPage([product(projects)])]);
    expect(await destination.find(aShipment(), SINCE)).toMatchObject({ found: true });
  });

  it.each([
    ['product', product(connection(environment([record()])), 'acme/shop-2')],
    ['product in another case', product(connection(environment([record()])), 'Acme/Shop')],
    ['environment', product(connection(environment([record()], 'default')))],
  ])('checks the exact %s', async (_name, node) => {
    const { destination } = scripted([productsPage([node])]);
    expect(await destination.find(aShipment(), SINCE)).toEqual({ found: false });
  });

  it('ignores the case of environments', async () => {
    const node = product(connection(environment([record()], 'Production')));
    const { destination } = scripted([productsPage([node])]);
    expect(await destination.find(aShipment(), SINCE)).toMatchObject({ found: true });
  });

  it('asks with the other shape after an undefinedField, and remembers it', async () => {
    const page = productsPage([product([environment([record()])])]);
    const { destination, queries } = scripted([UNDEFINED_FIELD, page, page]);
    expect(await destination.find(aShipment(), SINCE)).toMatchObject({ found: true });
    expect(await destination.find(aShipment(), SINCE)).toMatchObject({ found: true });
    expect(queries.map(({ query }) => /projects\(.*\{ nodes/.test(query))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('says that the API has changed when neither shape fits', async () => {
    const { destination } = scripted([UNDEFINED_FIELD, UNDEFINED_FIELD]);
    expect(await caught(destination.find(aShipment(), SINCE))).toMatchObject({
      code: 'DESTINATION_SCHEMA',
      detail: "Field 'nodes' doesn't exist on type 'Project'",
    });
  });

  it('goes through every page', async () => {
    const other = product(connection(environment([record()])), 'acme/shop-2');
    const { destination, queries } = scripted([
      productsPage([other], 'a'),
      productsPage([other], 'b'),
      productsPage([product(connection(environment([record()])))]),
    ]);
    expect(await destination.find(aShipment(), SINCE)).toMatchObject({ found: true });
    expect(queries.map(({ variables }) => variables)).toEqual([
      { name: 'acme/shop', after: null },
      { name: 'acme/shop', after: 'a' },
      { name: 'acme/shop', after: 'b' },
    ]);
  });

  it.each([
    ['the same cursor again', productsPage([], 'a')],
    [
      'no cursor',
      { data: { organization: { projectGroups: { nodes: [], pageInfo: { hasNextPage: true } } } } },
    ],
  ])('gives up on a list that does not end: %s', async (_name, page) => {
    const { destination } = scripted([page, page, page]);
    const error = await caught(destination.find(aShipment(), SINCE));
    expect(error.code).toBe('DESTINATION_UNEXPECTED');
  });

  it('drops rows that it cannot read and keeps the others', async () => {
    const projects = connection(null, { name: 7 }, environment([null, {}, record()]));
    const { destination } = scripted([productsPage([null, {}, product(projects)])]);
    expect(await destination.find(aShipment(), SINCE)).toMatchObject({ found: true });
  });

  it.each([[null], [{ organization: null }], [{ organization: { projectGroups: null } }]])(
    'does not take %j for an answer',
    async (data) => {
      const { destination } = scripted([{ data }]);
      const error = await caught(destination.find(aShipment(), SINCE));
      expect(error.code).toBe('DESTINATION_UNEXPECTED');
    },
  );

  it('asks nothing for a document without a version', async () => {
    const { destination, queries } = scripted([]);
    expect(await destination.find(aShipment({ version: ' ' }), SINCE)).toEqual({ found: false });
    expect(queries).toEqual([]);
  });

  it('pages through the versions where they are too many for one answer', async () => {
    const { destination, queries } = scripted([
      new Response(' '.repeat(1024 * 1024 + 1)),
      productsPage([
        product(connection({ id: 'prod', name: 'production' }, { id: 'dev', name: 'development' })),
      ]),
      versionsPage([record({ projectVersion: '1.1.0' })], 'a'),
      versionsPage([record()]),
    ]);
    expect(await destination.find(aShipment(), SINCE)).toMatchObject({ found: true });
    expect(queries.slice(2).map(({ variables }) => variables)).toEqual([
      { id: 'prod', after: null },
      { id: 'prod', after: 'a' },
    ]);
  });
});

describe('finding a version by ids', () => {
  const PRODUCT = '0b1c2d3e-0000-4000-8000-00000000000a';
  const ENVIRONMENT = '0b1c2d3e-0000-4000-8000-00000000000b';
  const HINT = JSON.stringify({ product: PRODUCT, environment: ENVIRONMENT });
  const near = aShipment({ hint: HINT });
  const project = (overrides: Record<string, unknown> = {}) => ({
    data: {
      project: { name: 'Production', projectGroupId: PRODUCT, sboms: [record()], ...overrides },
    },
  });
  const names = productsPage([product(connection(environment([record()])))]);

  it('asks for the environment of that id', async () => {
    const { destination, queries } = scripted([project()]);
    expect(await destination.find(near, SINCE)).toEqual({
      found: true,
      version: '1.2.0',
      hint: HINT,
    });
    expect(queries.map(({ variables }) => variables)).toEqual([{ id: ENVIRONMENT }]);
  });

  it.each([
    ['there is none', { data: { project: null } }],
    ['it has another name', project({ name: 'development' })],
    ['it is of another product', project({ projectGroupId: ENVIRONMENT })],
    ['the query is not understood', UNDEFINED_FIELD],
    ['the ids are refused', { errors: [{ message: 'Project not found' }] }],
    ['the ids are forbidden', { errors: [{ message: 'm', extensions: { code: 'FORBIDDEN' } }] }],
  ])('asks by names where %s', async (_name, answer) => {
    const { destination, queries } = scripted([answer, names]);
    expect(await destination.find(near, SINCE)).toMatchObject({ found: true });
    expect(queries[1]?.variables).toEqual({ name: 'acme/shop', after: null });
  });

  it('does not ask again where the destination is in trouble', async () => {
    const { destination, queries } = scripted([new Response(null, { status: 503 })]);
    const error = await caught(destination.find(near, SINCE));
    expect(error.code).toBe('DESTINATION_UNAVAILABLE');
    expect(queries).toHaveLength(1);
  });

  it('goes page by page where the versions are too many for one answer', async () => {
    const { destination, queries } = scripted([
      new Response(' '.repeat(1024 * 1024 + 1)),
      versionsPage([record({ projectVersion: '1.1.0' })], 'a'),
      versionsPage([record()]),
    ]);
    expect(await destination.find(near, SINCE)).toMatchObject({ found: true, hint: HINT });
    expect(queries.slice(1).map(({ variables }) => variables)).toEqual([
      { id: ENVIRONMENT, after: null },
      { id: ENVIRONMENT, after: 'a' },
    ]);
  });

  it.each([
    ['the first that was created since', [at(900), at(300), at(-9000)], 1],
    ['one that was touched, where none was created', [at(-9000), at(-8000)], 0],
  ])('takes %s', async (_name, created, index) => {
    const id = (at: number) => `0b1c2d3e-0000-4000-8000-00000000000${at}`;
    const sboms = created.map((createdAt, each) =>
      record({ id: id(each), createdAt, updatedAt: at(1000) }),
    );
    const { destination } = scripted([project({ sboms })]);
    expect(await destination.find(near, SINCE)).toMatchObject({ handle: id(index) });
  });

  it('hands on no id that is not one', async () => {
    const row = { id: 'x"', name: 'production', sboms: [record({ id: '../1' })] };
    const node = { id: PRODUCT, name: 'acme/shop', projects: connection(row) };
    const { destination } = scripted([productsPage([node])]);
    expect(await destination.find(aShipment(), SINCE)).toEqual({ found: true, version: '1.2.0' });
  });
});
